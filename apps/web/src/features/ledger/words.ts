import { sumCents } from '@approdo/shared/money';
import type { TextOf } from '../../i18n/i18n.ts';
import { formatMoney } from '../../lib/format.ts';
import type { LedgerTransaction, MovePlace } from './queries.ts';

/** The value among the known ones that a text names; undefined when it names none. */
export function oneOf<Value extends string>(values: readonly Value[], text: string): Value | undefined {
  return values.find((value) => value === text);
}

/** The stages that the money of a transaction left and reached: `riservato → impegnato`; of a refusal, how much was lacking. */
export function pathOf({ moves, shortfalls }: LedgerTransaction, t: TextOf): string {
  if (shortfalls.length > 0)
    return t('ledger.lacking', {
      amount: formatMoney(sumCents(shortfalls.map(({ missingCents }) => missingCents))),
    });
  const steps = moves.map(({ from, to }) => `${placeStage(from, t)} → ${placeStage(to, t)}`);
  return [...new Set(steps)].join('; ');
}

/** A stage; for money outside, that it is outside. */
export function placeStage({ kind, stage }: Pick<MovePlace, 'kind' | 'stage'>, t: TextOf): string {
  return kind === 'outside' ? t('ledger.holder.outside') : t(`ledger.stage.${stage}`);
}
