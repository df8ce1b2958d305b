import type { CivilDate } from '@approdo/shared/dates';
import type { Edition, FundId, ProgrammeId } from './edition.ts';
import { percorsi4 } from './percorsi-4.ts';
import { puoi2019 } from './puoi-2019.ts';
import { puoi2022 } from './puoi-2022.ts';
import { puoiPlus2024 } from './puoi-plus-2024.ts';

export interface Programme {
  readonly id: ProgrammeId;
  readonly name: string;
  readonly description: { readonly it: string; readonly en: string };
}

export const programmes: readonly Programme[] = [
  {
    id: 'puoi',
    name: 'PUOI',
    description: {
      it: 'Protezione Unita a Obiettivo Integrazione: doti individuali per migranti vulnerabili',
      en: 'Protezione Unita a Obiettivo Integrazione: individual grants for vulnerable migrants',
    },
  },
  {
    id: 'puoi-plus',
    name: 'PUOI PLUS',
    description: {
      it: 'Seguito di PUOI: orientamento per area, tirocinio e tutoraggio',
      en: 'The successor of PUOI: guidance by area, internship and tutoring',
    },
  },
  {
    id: 'percorsi',
    name: 'Percorsi',
    description: {
      it: 'Doti individuali per minori stranieri non accompagnati e giovani migranti',
      en: 'Individual grants for unaccompanied minors and young migrants',
    },
  },
];

export const funds: readonly { readonly id: FundId; readonly name: string }[] = [
  { id: 'fami-2014', name: 'FAMI 2014-2020' },
  { id: 'fse-pon-inclusione', name: 'FSE PON Inclusione 2014-2020' },
  { id: 'fami-2021', name: 'FAMI 2021-2027' },
  { id: 'fse-plus', name: 'FSE+ 2021-2027' },
  { id: 'fse', name: 'FSE' },
];

/** Every edition, oldest first. */
export const editions: readonly Edition[] = [puoi2019, puoi2022, percorsi4, puoiPlus2024];

/** The edition of this name; undefined when there is none. */
export function editionById(id: string): Edition | undefined {
  return editions.find((edition) => edition.id === id);
}

/** The edition of a programme in force on a day; undefined between one and the next. */
export function editionOn(programmeId: ProgrammeId, on: CivilDate): Edition | undefined {
  return editions.find((edition) => edition.programmeId === programmeId && isInForce(edition, on));
}

/** Whether paths of the edition may run on a day: from the first application to the last internship's end. */
export function isInForce(edition: Edition, on: CivilDate): boolean {
  return on >= edition.window.applicationsFrom.value && on <= edition.window.internshipsEndBy.value;
}
