import { defineProblem, onConstraint } from '../../platform/problem.ts';

export const districtRefused = defineProblem({
  type: 'territory/district-refused',
  status: 422,
  title: { it: 'Il distretto non può essere registrato', en: 'The district cannot be recorded' },
});

export const districtCodeTaken = defineProblem({
  type: 'territory/district-code-taken',
  status: 409,
  title: {
    it: 'Esiste già un distretto con questo codice',
    en: 'There is already a district with this code',
  },
});
onConstraint('district_code_once', () => districtCodeTaken());

export const municipalityTaken = defineProblem({
  type: 'territory/municipality-taken',
  status: 409,
  title: {
    it: 'Un comune appartiene già a un altro distretto',
    en: 'A municipality already belongs to another district',
  },
});
onConstraint('municipality_in_one_district', () => municipalityTaken());
