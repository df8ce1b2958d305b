import { createHash } from 'node:crypto';
import type { DowryComponent } from '@approdo/shared/dowry';

/** A fund of an edition, as the outside world gives it and as the programme holds it. */
export interface ProgrammeFundRef {
  kind: 'outside' | 'programmeFund';
  editionId: string;
  fundId: string;
}
/** A district's share of a fund. */
export interface DistrictFundRef {
  kind: 'districtFund';
  editionId: string;
  fundId: string;
  districtId: string;
}
/** One line of a dowry. */
export interface ComponentRef {
  kind: 'doteComponent';
  dowryId: string;
  component: DowryComponent;
}
export type FundRef = ProgrammeFundRef | DistrictFundRef;
export type HolderRef = FundRef | ComponentRef;

/**
 * The id of a holder follows from what it is (a UUIDv8), so that it is known without asking and two who open the
 * same holder open one. A component's begins like its dowry's, so that indexes grow at their end.
 */
export function holderIdOf(holder: HolderRef): string {
  const hash = createHash('sha256')
    .update(JSON.stringify(nameOf(holder)))
    .digest('hex');
  const start =
    holder.kind === 'doteComponent'
      ? holder.dowryId.slice(0, 13)
      : `${hash.slice(0, 8)}-${hash.slice(8, 12)}`;
  const variant = '89ab'.charAt(Number.parseInt(hash.charAt(16), 16) % 4);
  return `${start}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

function nameOf(holder: HolderRef): string[] {
  switch (holder.kind) {
    case 'doteComponent':
      return [holder.kind, holder.dowryId, holder.component];
    case 'districtFund':
      return [holder.kind, holder.editionId, holder.fundId, holder.districtId];
    default:
      return [holder.kind, holder.editionId, holder.fundId];
  }
}
