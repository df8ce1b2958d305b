import { formatEuro } from '@approdo/shared/money';
import type { Violation } from '../../platform/problem.ts';
import type { Edition, FundId } from '../programmes/index.ts';

export interface TransferAsked {
  fundId: FundId;
  fromDistrictId: string;
  toDistrictId: string;
  amountCents: number;
}
export interface TransferFacts {
  edition: Edition;
  knownDistrictIds: ReadonlySet<string>;
  /** What the giving district has of the fund. */
  availableCents: number;
}

/** Every reason why this transfer between districts cannot be proposed; empty when it can. */
export function transferViolations(asked: TransferAsked, facts: TransferFacts): Violation[] {
  return [
    ...fundViolations(asked, facts),
    ...districtViolations(asked, facts),
    ...amountViolations(asked, facts),
  ];
}

function fundViolations({ fundId }: TransferAsked, { edition }: TransferFacts): Violation[] {
  const paid = edition.variants.flatMap(({ components }) => components.map((part) => part.fundId.value));
  if (paid.includes(fundId)) return [];
  return [
    {
      code: 'fundNotOfEdition',
      pointer: '/fundId',
      message: {
        it: `Nessuna voce della dote dell’avviso ${edition.name} è pagata da questo fondo.`,
        en: `No component of the edition ${edition.name} is paid by this fund.`,
      },
      fix: { it: 'Scegli un fondo dell’avviso.', en: 'Choose a fund of the edition.' },
    },
  ];
}

function districtViolations(
  { fromDistrictId, toDistrictId }: TransferAsked,
  { knownDistrictIds }: TransferFacts,
): Violation[] {
  const unknown = [
    { id: fromDistrictId, pointer: '/fromDistrictId' },
    { id: toDistrictId, pointer: '/toDistrictId' },
  ].filter(({ id }) => !knownDistrictIds.has(id));
  return [
    ...unknown.map(({ pointer }) => ({
      code: 'districtUnknown',
      pointer,
      message: { it: 'Questo distretto non esiste.', en: 'There is no such district.' },
      fix: { it: 'Scegli un distretto dall’elenco.', en: 'Choose a district from the list.' },
    })),
    ...(fromDistrictId === toDistrictId
      ? [
          {
            code: 'sameDistrict',
            pointer: '/toDistrictId',
            message: { it: 'I due distretti sono lo stesso.', en: 'The two districts are the same.' },
            fix: { it: 'Scegli il distretto che riceve.', en: 'Choose the district that receives.' },
          },
        ]
      : []),
  ];
}

function amountViolations({ amountCents }: TransferAsked, { availableCents }: TransferFacts): Violation[] {
  if (amountCents <= availableCents) return [];
  return [
    {
      code: 'moreThanAvailable',
      pointer: '/amountCents',
      message: {
        it: `Il distretto ha disponibili ${formatEuro(availableCents)} su questo fondo.`,
        en: `The district has ${formatEuro(availableCents, 'en')} available of this fund.`,
      },
      fix: {
        it: 'Riduci l’importo o attendi che altre risorse si liberino.',
        en: 'Lower the amount, or wait until more money is released.',
      },
      numbers: { availableCents, missingCents: amountCents - availableCents },
    },
  ];
}
