import type { PersonRole } from './roles.ts';

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

/** In which kinds of body each role exists. */
export const bodyKindsOf: Readonly<Record<PersonRole, readonly OrganisationKind[]>> = {
  operator: ['promoter'],
  coordinator: ['districtBody', 'municipality'],
  authority: ['authority'],
  auditor: ['authority'],
  mediator: ['promoter', 'thirdSector', 'municipality'],
  administrator: ['authority'],
};

/** The kinds of body where an internship may take place. */
export const hostingKinds: readonly OrganisationKind[] = ['host', 'municipality', 'school', 'thirdSector'];

/**
 * What a body can be accredited for: labour services (article 12 of decree 150/2015), training, intermediation
 * (decree 276/2003), services to migrants (the register of article 42 of decree 286/1998).
 */
export const accreditationKinds = [
  'employmentServices',
  'training',
  'intermediation',
  'migrantServices',
] as const;
export type AccreditationKind = (typeof accreditationKinds)[number];

/** The sectors of economic activity: the sections of ATECO, by name, since a revision changes their letters. */
export const sectors = [
  'agriculture',
  'mining',
  'manufacturing',
  'energy',
  'water',
  'construction',
  'trade',
  'transport',
  'hospitality',
  'information',
  'finance',
  'realEstate',
  'professional',
  'businessServices',
  'publicAdministration',
  'education',
  'healthAndSocial',
  'arts',
  'otherServices',
  'households',
  'extraterritorial',
] as const;
export type Sector = (typeof sectors)[number];

/** The last division of each sector; the numbers are the same in ATECO 2007 and 2025. */
const lastDivisions: readonly (readonly [division: number, sector: Sector])[] = [
  [3, 'agriculture'],
  [9, 'mining'],
  [33, 'manufacturing'],
  [35, 'energy'],
  [39, 'water'],
  [43, 'construction'],
  [47, 'trade'],
  [53, 'transport'],
  [56, 'hospitality'],
  [63, 'information'],
  [66, 'finance'],
  [68, 'realEstate'],
  [75, 'professional'],
  [82, 'businessServices'],
  [84, 'publicAdministration'],
  [85, 'education'],
  [88, 'healthAndSocial'],
  [93, 'arts'],
  [96, 'otherServices'],
  [98, 'households'],
  [99, 'extraterritorial'],
];

/** The sector an ATECO code belongs to, by its first two digits; null when no division has them. */
export function sectorOfAteco(code: string): Sector | null {
  const division = Number(code.slice(0, 2));
  if (!(division >= 1)) return null;
  return lastDivisions.find(([last]) => division <= last)?.[1] ?? null;
}

/**
 * How many trainees a host may have at once for its permanent employees: one up to 5, two up to 20, then one in ten,
 * rounded up. Source: national guidelines on internships of 25 May 2017; a region may set its own figures.
 */
export function traineesMax(employees: number): number {
  if (employees <= 5) return 1;
  if (employees <= 20) return 2;
  return Math.ceil(employees / 10);
}
