import { funds } from './catalogue.ts';
import type { Edition, FundId } from './edition.ts';

/** The funds that pay for an edition's components, each once. */
export function fundIdsOf(edition: Edition): FundId[] {
  const named = edition.variants.flatMap((variant) => variant.components.map(({ fundId }) => fundId.value));
  return [...new Set(named)];
}

/** The edition with its funds by name, its lists copied so that whoever receives it cannot change the data. */
export function copyOf(edition: Edition) {
  const used = fundIdsOf(edition);
  return {
    ...edition,
    funds: funds.filter(({ id }) => used.includes(id)).map((fund) => ({ ...fund })),
    fundings: [...edition.fundings],
    variants: edition.variants.map((variant) => ({ ...variant, components: [...variant.components] })),
    guidance: { ...edition.guidance, areasBeforeClearance: [...edition.guidance.areasBeforeClearance] },
    admissions: edition.admissions.map((way) => ({
      ...way,
      grounds: [...way.grounds],
      permitKinds: [...way.permitKinds],
    })),
    employmentConditions: copied(edition.employmentConditions),
    clearanceRequirements: copied(edition.clearanceRequirements),
  };
}

function copied<Value>(figure: {
  readonly value: readonly Value[];
  readonly source: string;
  readonly assumed: boolean;
}) {
  return { ...figure, value: [...figure.value] };
}
