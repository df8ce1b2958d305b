import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import { stale } from '../../../platform/problem.ts';
import { type DoneAct, recordAudits } from '../../audit/index.ts';
import { wrongState } from '../errors.ts';
import { dowryForChange } from '../queries/dowries.ts';
import { type DowryAct, type DowryState, isOpenTo } from '../rules/life.ts';

/** Names a dowry and the version of it that the actor saw. */
export interface DowryChange {
  readonly dowryId: string;
  readonly expectedVersion: number;
}

/** The dowry, locked, if it still is as the actor saw it and open to the act. Errors: 404, 409, 412. */
export async function dowryOpenTo(tx: Tx, act: DowryAct, change: DowryChange) {
  const dowry = await dowryForChange(tx, change.dowryId);
  assertOpenTo(act, dowry, change);
  return dowry;
}

/** Refuses an act on a dowry that changed since the actor saw it (412) or is not in a state for it (409). */
export function assertOpenTo(
  act: DowryAct,
  { version, state }: { version: number; state: DowryState },
  { expectedVersion }: DowryChange,
): void {
  if (version !== expectedVersion) throw stale();
  if (!isOpenTo(act, state)) throw wrongState({ detail: stateText[state], extra: { state } });
}

const stateText: Record<DowryState, { it: string; en: string }> = {
  requested: {
    it: 'La dote è chiesta e non ancora decisa.',
    en: 'The dowry is requested and not decided yet.',
  },
  granted: { it: 'La dote è già concessa.', en: 'The dowry is granted already.' },
  refused: {
    it: 'La dote è stata rifiutata: serve una nuova richiesta.',
    en: 'The dowry was refused: a new request is needed.',
  },
  withdrawn: {
    it: 'La dote è stata ritirata: serve una nuova richiesta.',
    en: 'The dowry was withdrawn: a new request is needed.',
  },
};

export interface RecordedDowryAct {
  readonly action: string;
  readonly dowryId: string;
  readonly caseFileId: string;
  /** The promoter, whose people see the entry too. */
  readonly organisationId: string;
  readonly details?: Record<string, unknown>;
}

/** Writes the act on the timeline of the dowry and on that of the case file, in the same commit. */
export function recordDowryAct(tx: Tx, ctx: Context, act: RecordedDowryAct): Promise<void> {
  return recordAudits(tx, dowryActsOf(ctx, act));
}

/** The two entries of an act. */
export function dowryActsOf(ctx: Context, recorded: RecordedDowryAct): DoneAct[] {
  const { action, dowryId, caseFileId, organisationId, details = {} } = recorded;
  return [dowryId, caseFileId].map((subjectId) => ({
    ctx,
    act: { area: 'money', action, entity: 'dowry', entityId: dowryId, subjectId, organisationId, details },
  }));
}
