/** What a body is. */
export const organisationKinds = [
  'promoter',
  'host',
  'municipality',
  'cpi',
  'school',
  'thirdSector',
  'authority',
  'districtBody',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];
