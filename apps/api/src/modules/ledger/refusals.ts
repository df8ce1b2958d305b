import { dowryComponentLabels } from '@approdo/shared/dowry';
import type { Shortfall } from '@approdo/shared/ledger';
import { formatEuro } from '@approdo/shared/money';
import type { Tx } from '../../platform/database.ts';
import type { Localised, Problem, Violation } from '../../platform/problem.ts';
import { editionById, funds } from '../programmes/index.ts';
import { insufficientFunds } from './errors.ts';
import type { PostingOutcome } from './posting.ts';
import { holderNamesIn } from './queries.ts';

type Refused = Extract<PostingOutcome, { outcome: 'rejected' }>;
type HolderNames = Awaited<ReturnType<typeof holderNamesIn>>[number];

/**
 * A recorded refusal as a problem to throw: one violation for each place that lacked money, with the cents missing, and what to do
 * about it, which follows from the place unless the caller knows better.
 */
export async function refusalOf(
  tx: Tx,
  { transactionId, shortfalls }: Refused,
  fix?: Localised,
): Promise<Problem> {
  const names = await holderNamesIn(
    tx,
    shortfalls.map(({ holderId }) => holderId),
  );
  const violations = shortfalls.map((shortfall) => {
    const violation = violationOf(
      shortfall,
      names.find(({ id }) => id === shortfall.holderId),
    );
    return fix ? { ...violation, fix } : violation;
  });
  const texts = violations.map(({ message }) => message);
  return insufficientFunds({
    detail: { it: texts.map(({ it }) => it).join(' '), en: texts.map(({ en }) => en).join(' ') },
    violations,
    extra: { transactionId },
    keep: true,
  });
}

function violationOf(shortfall: Shortfall, holder: HolderNames | undefined): Violation {
  const { heldCents, missingCents } = shortfall;
  const where = placeOf(holder);
  return {
    code: 'insufficientFunds',
    pointer: '',
    message: {
      it: `${where.it} mancano ${formatEuro(missingCents)}: ci sono ${formatEuro(heldCents)}, ne servono ${formatEuro(heldCents + missingCents)}.`,
      en: `${where.en} lacks ${formatEuro(missingCents, 'en')}: it holds ${formatEuro(heldCents, 'en')} of the ${formatEuro(heldCents + missingCents, 'en')} needed.`,
    },
    fix: fixes[holder?.kind ?? 'doteComponent'],
    numbers: { heldCents, missingCents, neededCents: heldCents + missingCents },
  };
}

function placeOf(holder: HolderNames | undefined): Localised {
  const fund = funds.find(({ id }) => id === holder?.fundId)?.name ?? holder?.fundId ?? '';
  const edition = editionById(holder?.editionId ?? '')?.name ?? holder?.editionId ?? '';
  const district = holder?.districtName ?? '';
  if (holder?.kind === 'districtFund')
    return { it: `Sul fondo ${fund} (${district})`, en: `The fund ${fund} (${district})` };
  if (holder?.kind === 'programmeFund')
    return {
      it: `Sul fondo ${fund} dell’avviso ${edition}`,
      en: `The fund ${fund} of the edition ${edition}`,
    };
  const label = holder?.component ? dowryComponentLabels[holder.component] : { it: '', en: '' };
  return { it: `Sulla voce «${label.it}» della dote`, en: `The line “${label.en}” of the dowry` };
}

const fixes: Record<HolderNames['kind'], Localised> = {
  districtFund: {
    it: 'Assegna altre risorse al distretto, oppure attendi che una dote ne liberi.',
    en: 'Allocate more to the district, or wait until a dowry gives some back.',
  },
  programmeFund: {
    it: 'Finanzia il fondo, oppure riduci l’importo.',
    en: 'Fund the programme, or reduce the amount.',
  },
  doteComponent: {
    it: 'Controlla quanto resta sulla voce e ripeti con un importo minore.',
    en: 'Check what is left on the line and repeat with less.',
  },
  outside: {
    it: 'Riprova più tardi.',
    en: 'Try again later.',
  },
};
