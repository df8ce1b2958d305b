import Type, { type Static } from 'typebox';
import { enumOf, Id } from '../../platform/schema.ts';
import { editionIds, fundIds } from '../programmes/index.ts';

export const StatementFilterShape = Type.Object({
  month: Type.String({
    pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$',
    minLength: 7,
    maxLength: 7,
    description: 'The month, as 2026-10.',
  }),
  editionId: Type.Optional({ ...enumOf(editionIds), description: 'Only of this edition.' }),
  fundId: Type.Optional({ ...enumOf(fundIds), description: 'Only of this fund.' }),
  districtId: Type.Optional({ ...Id, description: 'Only of this district.' }),
});
export type StatementFilter = Static<typeof StatementFilterShape>;
