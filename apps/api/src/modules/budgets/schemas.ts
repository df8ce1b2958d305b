import Type, { type Static } from 'typebox';
import {
  Cents,
  Count,
  Day,
  enumOf,
  Id,
  List,
  Nullable,
  named,
  pageOf,
  pageParameters,
  ref,
  Text,
} from '../../platform/schema.ts';
import { editionIds, fundIds, variantIds } from '../programmes/index.ts';
import * as examples from './schema-examples.ts';

const EditionId = enumOf(editionIds);
const FundId = enumOf(fundIds);
/** An amount that moves: at least one cent. */
const Amount = Type.Integer({ format: 'int64', minimum: 1, maximum: 1_000_000_000_000 });
const ActReference = Text(200, {
  minLength: 3,
  description: 'The act that decides it: kind, number and date.',
});
const EffectiveOn = Type.Optional({
  ...Day,
  description: 'The day of the act; today unless said, never a day to come nor one before the edition.',
});

export const FundProgramme = named(
  'FundProgramme',
  {
    editionId: EditionId,
    fundId: FundId,
    amountCents: Amount,
    effectiveOn: EffectiveOn,
    actReference: ActReference,
  },
  { description: 'Money that enters a fund of an edition.', examples: [examples.fundProgramme] },
);
export type FundProgramme = Static<typeof FundProgramme>;

export const FundingShape = named(
  'Funding',
  {
    transactionId: Id,
    editionId: EditionId,
    fundId: FundId,
    amountCents: Amount,
    effectiveOn: Day,
    actReference: ActReference,
    unallocatedCents: Cents,
  },
  {
    description: 'What was recorded; `unallocatedCents` is what the fund now has to give to districts.',
    examples: [examples.funding],
  },
);
export type Funding = Static<typeof FundingShape>;

const AllocationShareShape = named(
  'AllocationShare',
  { districtId: Id, amountCents: Amount },
  { description: 'What one district receives.' },
);
const Shares = List(ref(AllocationShareShape), 100, 1);

export const AllocateToDistricts = named(
  'AllocateToDistricts',
  {
    editionId: EditionId,
    fundId: FundId,
    shares: Shares,
    effectiveOn: EffectiveOn,
    actReference: ActReference,
  },
  { description: 'Shares of a fund for districts: all or none.', examples: [examples.allocateToDistricts] },
);
export type AllocateToDistricts = Static<typeof AllocateToDistricts>;

export const AllocationShape = named(
  'Allocation',
  {
    transactionId: Id,
    editionId: EditionId,
    fundId: FundId,
    shares: Shares,
    amountCents: Amount,
    effectiveOn: Day,
    actReference: ActReference,
    unallocatedCents: Cents,
  },
  {
    description: 'What was recorded, its sum, and what the fund still has to give.',
    examples: [examples.allocation],
  },
);
export type Allocation = Static<typeof AllocationShape>;

/** Where the money of doti stands. Each euro is in one of them. */
const stagesBelow = {
  reservedCents: Cents,
  committedCents: Cents,
  accruedCents: Cents,
  orderedCents: Cents,
  paidCents: Cents,
  recoverableCents: Cents,
};
const whose = { editionId: EditionId, fundId: FundId };
const district = { districtId: Id, districtName: Text(200) };

export const BudgetShape = named(
  'Budget',
  { ...whose, ...district, allocatedCents: Cents, availableCents: Cents, ...stagesBelow },
  {
    description:
      'A district’s share of a fund of an edition. `allocatedCents` is the sum of the others: each euro is in exactly one of them.',
    examples: [examples.budget],
  },
);
export type Budget = Static<typeof BudgetShape>;
export const BudgetPage = pageOf('BudgetPage', ref(BudgetShape));

export const FundBudgetShape = named(
  'FundBudget',
  {
    ...whose,
    fundedCents: Nullable(Cents),
    unallocatedCents: Nullable(Cents),
    districtCount: Count,
    allocatedCents: Cents,
    availableCents: Cents,
    ...stagesBelow,
  },
  {
    description:
      'A fund of an edition over the districts the actor sees. What was funded and is not allocated yet is null for whoever sees some districts only.',
    examples: [examples.fundBudget],
  },
);
export type FundBudget = Static<typeof FundBudgetShape>;
export const FundBudgetPage = pageOf('FundBudgetPage', ref(FundBudgetShape));

export const PromoterBudgetShape = named(
  'PromoterBudget',
  { ...whose, ...district, promoterId: Id, promoterName: Text(200), ...stagesBelow },
  {
    description: 'What the doti of one promoter hold of a district’s share of a fund.',
    examples: [examples.promoterBudget],
  },
);
export type PromoterBudget = Static<typeof PromoterBudgetShape>;
export const PromoterBudgetPage = pageOf('PromoterBudgetPage', ref(PromoterBudgetShape));

const FundOpeningsShape = named(
  'FundOpenings',
  { fundId: FundId, availableCents: Cents, perDowryCents: Cents, openings: Count },
  { description: 'What one fund allows: its available money over what a dowry takes from it, rounded down.' },
);

export const OpeningShape = named(
  'Opening',
  {
    editionId: EditionId,
    ...district,
    variantId: enumOf(variantIds),
    openings: Count,
    bindingFundId: FundId,
    funds: List(ref(FundOpeningsShape), 5, 1),
  },
  {
    description:
      'How many more doti a district can open in an edition, if all take their full amount: the smallest number its funds allow. `bindingFundId` is the fund that ends first.',
    examples: [examples.opening],
  },
);
export type Opening = Static<typeof OpeningShape>;
export const OpeningPage = pageOf('OpeningPage', ref(OpeningShape));

const editionFilter = Type.Optional({ ...EditionId, description: 'Only this edition.' });
const fundFilter = Type.Optional({ ...FundId, description: 'Only this fund.' });
const districtFilter = Type.Optional({ ...Id, description: 'Only this district.' });

export const FundBudgetFilterShape = Type.Object({
  editionId: editionFilter,
  fundId: fundFilter,
  ...pageParameters,
});
export type FundBudgetFilter = Static<typeof FundBudgetFilterShape>;

export const BudgetFilterShape = Type.Object({
  editionId: editionFilter,
  fundId: fundFilter,
  districtId: districtFilter,
  ...pageParameters,
});
export type BudgetFilter = Static<typeof BudgetFilterShape>;

export const PromoterBudgetFilterShape = Type.Object({
  editionId: editionFilter,
  fundId: fundFilter,
  districtId: districtFilter,
  promoterId: Type.Optional({ ...Id, description: 'Only this promoter.' }),
  ...pageParameters,
});
export type PromoterBudgetFilter = Static<typeof PromoterBudgetFilterShape>;

export const OpeningFilterShape = Type.Object({
  editionId: editionFilter,
  districtId: districtFilter,
  ...pageParameters,
});
export type OpeningFilter = Static<typeof OpeningFilterShape>;
