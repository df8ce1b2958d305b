import type { Shapes } from '../lib/api.ts';
import { paths } from '../lib/paths.ts';

type ConditionCode = Shapes['Eligibility']['conditions'][number]['code'];

/** The part of the case file in which each condition of a dowry is mended; none where the file cannot mend it. */
const sections: Partial<Record<ConditionCode, string>> = {
  legalResidence: 'stay-permits',
  admittedPermit: 'stay-permits',
  asylumWaiting: 'stay-permits',
  enteredUnaccompanied: 'person',
  unemployment: 'employment',
  noOtherPaidPolicy: 'employment',
  workDeclaration: 'work-declarations',
  servicePact: 'service-pacts',
  privacyNotice: 'consents',
  consent: 'consents',
  taxCode: 'tax-codes',
};

/** Leads from a condition that is not met to the section of the file where it is put right. */
export function fixesIn(caseFileId: string): (code: ConditionCode) => string | undefined {
  return (code) => {
    if (code === 'internshipFits') return paths.caseFileTab(caseFileId, 'plan');
    const section = sections[code];
    return section && `${paths.caseFile(caseFileId)}#${section}`;
  };
}
