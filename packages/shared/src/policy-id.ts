import { checkLetter } from './check-letter.ts';
import type { CivilDate } from './dates.ts';

/** What identifies an active-policy proposal in the labour registers. */
export interface Policy {
  /** Two digits: the regional system that gives out the id. */
  readonly regionSystem: string;
  /** A number given out in sequence, 0 to 4294967295. */
  readonly sequence: number;
  /** The proposing body's code in the registers, 11 characters. */
  readonly promoterCode: string;
  /** The kind of activity, 3 characters such as A02. */
  readonly activityType: string;
  readonly proposedOn: CivilDate;
}

const sequenceMax = 0xffff_ffff;

/**
 * The id of a policy: two digits of the region, eight hexadecimal ones of the sequence, and the tax-code check letter
 * over promoter code, activity type and proposal day (yyyymmdd). Throws a RangeError on a part of another shape.
 */
export function policyId(policy: Policy): string {
  if (!/^\d{2}$/.test(policy.regionSystem)) throw new RangeError('A region system is two digits');
  if (!Number.isSafeInteger(policy.sequence) || policy.sequence < 0 || policy.sequence > sequenceMax) {
    throw new RangeError('A sequence number has eight hexadecimal digits');
  }
  if (!/^[A-Z0-9]{11}$/.test(policy.promoterCode)) throw new RangeError('A promoter code is 11 characters');
  if (!/^[A-Z0-9]{3}$/.test(policy.activityType)) throw new RangeError('An activity type is 3 characters');
  const sequence = policy.sequence.toString(16).toUpperCase().padStart(8, '0');
  const checked = `${policy.promoterCode}${policy.activityType}${policy.proposedOn.replaceAll('-', '')}`;
  return `${policy.regionSystem}${sequence}${checkLetter(checked)}`;
}

/** True when the text has the shape of a policy id; its letter can only be checked knowing the proposal. */
export function isPolicyIdShaped(text: string): boolean {
  return /^\d{2}[0-9A-F]{8}[A-Z]$/.test(text);
}
