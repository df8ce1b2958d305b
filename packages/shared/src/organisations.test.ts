import { expect, it } from 'vitest';
import { sectorOfAteco, traineesMax } from './organisations.ts';

it.each([
  [0, 1],
  [5, 1],
  [6, 2],
  [20, 2],
  [21, 3],
  [30, 3],
  [31, 4],
  [250, 25],
])('lets a host with %i employees have %i trainees', (employees, trainees) => {
  expect(traineesMax(employees)).toBe(trainees);
});

it.each([
  ['01.11', 'agriculture'],
  ['10.71.10', 'manufacturing'],
  ['47', 'trade'],
  ['55.10', 'hospitality'],
  ['56.10.11', 'hospitality'],
  ['87.30', 'healthAndSocial'],
  ['99', 'extraterritorial'],
])('knows that ATECO %s is %s', (code, sector) => {
  expect(sectorOfAteco(code)).toBe(sector);
});

it('knows no sector of a division that does not exist', () => {
  expect(sectorOfAteco('00')).toBeNull();
});
