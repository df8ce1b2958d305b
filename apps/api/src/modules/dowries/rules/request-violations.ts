import type { Localised, Violation } from '../../../platform/problem.ts';
import type { Condition } from './condition.ts';

/** The conditions that are not met, as reasons of a refusal: the same words as on the panel. */
export function conditionViolations(conditions: readonly Condition[]): Violation[] {
  return conditions
    .filter(({ outcome }) => outcome !== 'met')
    .map(({ code, title, seen, missing, fix, numbers }) => ({
      code,
      pointer: '',
      message: sentence(title, seen ?? missing ?? { it: 'Non risulta.', en: 'Not on record.' }),
      fix: fix ?? { it: 'Completa il fascicolo.', en: 'Complete the case file.' },
      numbers: { ...numbers },
    }));
}

export interface RequestStanding {
  readonly conditions: readonly Condition[];
  readonly hasSignedPlan: boolean;
  readonly hasDistrict: boolean;
}

/** Every reason why a dowry may not be asked for; empty when it may. All of them, so that the file is mended once. */
export function requestViolations({ conditions, hasSignedPlan, hasDistrict }: RequestStanding): Violation[] {
  return [
    ...conditionViolations(conditions),
    ...(hasSignedPlan ? [] : [planNotSigned]),
    ...(hasDistrict ? [] : [districtMissing]),
  ];
}

const planNotSigned: Violation = {
  code: 'planNotSigned',
  pointer: '/editionId',
  message: {
    it: "Piano di azione: non c'è un piano firmato per questo avviso.",
    en: 'Action plan: there is no signed plan for this edition.',
  },
  fix: {
    it: 'Completa il piano e registra le firme della persona e dell’operatore.',
    en: 'Complete the plan and record the signatures of the person and of the operator.',
  },
};

const districtMissing: Violation = {
  code: 'districtMissing',
  pointer: '/caseFileId',
  message: {
    it: 'Distretto: il fascicolo non indica il distretto che paga la dote.',
    en: 'District: the case file does not name the district that pays for the dowry.',
  },
  fix: {
    it: 'Indica nel fascicolo il comune di residenza o di domicilio, oppure il distretto.',
    en: 'Record the municipality of residence or domicile in the case file, or the district.',
  },
};

function sentence(title: Localised, text: Localised): Localised {
  return { it: `${title.it}: ${text.it}`, en: `${title.en}: ${text.en}` };
}
