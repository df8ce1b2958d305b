/** What the contract shows: the edition in force, whole, and its place in the lists. */
import { copyOf } from './editions/copy.ts';
import { puoiPlus2024 } from './editions/puoi-plus-2024.ts';

export const edition = { ...copyOf(puoiPlus2024), standing: 'inForce' };

export const editionSummary = {
  id: 'puoi-plus-2024',
  programmeId: 'puoi-plus',
  name: 'PUOI PLUS 2024',
  standing: 'inForce',
  applicationsFrom: '2025-01-07',
  internshipsEndBy: '2028-03-31',
  amountCents: 678_142,
  amountCentsMax: 678_142,
  fundIds: ['fami-2021', 'fse-plus'],
  funds: [
    { id: 'fami-2021', name: 'FAMI 2021-2027' },
    { id: 'fse-plus', name: 'FSE+ 2021-2027' },
  ],
};

export const programme = {
  id: 'puoi-plus',
  name: 'PUOI PLUS',
  description: {
    it: 'Seguito di PUOI: orientamento per area, tirocinio e tutoraggio',
    en: 'The successor of PUOI: guidance by area, internship and tutoring',
  },
  editionIds: ['puoi-plus-2024'],
};
