import { describe, expect, it } from 'vitest';
import { editionById } from '../programmes/index.ts';
import { type MovementFacts, reasonOf } from './reason-rules.ts';

const facts: MovementFacts = {
  kind: 'reverse',
  evidence: {},
  components: [],
  edition: undefined,
  variantId: null,
  dowryCode: null,
};
const inputOf = (evidence: MovementFacts['evidence'], given: Partial<MovementFacts> = {}) =>
  reasonOf({ ...facts, ...given, evidence }).inputs[0];

describe('what a movement rests on', () => {
  it.each([
    [{ reason: 'wrongAmount' }, 'importo sbagliato', 'wrong amount'],
    [{ reason: 'interrupted' }, 'percorso interrotto', 'path interrupted'],
    [{ reason: 'notAdmitted' }, 'spesa non ammessa', 'cost not admitted'],
    [{ reason: 'somethingElse' }, 'altro motivo (somethingElse)', 'another reason (somethingElse)'],
    [{ month: '2026-05' }, 'maggio 2026', 'May 2026'],
    [{ minutes: 45 }, '45 minuti', '45 minutes'],
    [{ minutes: 60 }, '1 ora (60 minuti)', '1 hour (60 minutes)'],
    [{ minutes: 3930 }, '65 ore e 30 minuti (3.930 minuti)', '65 hours and 30 minutes (3,930 minutes)'],
    [{ minutes: 61 }, '1 ora e 1 minuto (61 minuti)', '1 hour and 1 minute (61 minutes)'],
    [{ completion: 'd1' }, 'sì', 'yes'],
    [{ reasonCode: 'AC04' }, 'AC04: conto chiuso', 'AC04: account closed'],
    [{ reasonCode: 'AM04' }, 'AM04: fondi insufficienti', 'AM04: insufficient funds'],
    [{ reasonCode: 'ZZ99' }, 'ZZ99: motivo non in elenco', 'ZZ99: reason not in the list'],
    [{ bankReference: 'CRO 1' }, 'CRO 1', 'CRO 1'],
  ])('is said in words: %o', (evidence, italian, english) => {
    expect(inputOf(evidence)?.value).toEqual({ it: italian, en: english });
  });

  it('keeps a value that is not written as expected', () => {
    const odd: MovementFacts['evidence'][] = [
      { month: 'maggio' },
      { month: '2026-13' },
      { minutes: 'tanti' },
      { reason: 7 },
    ];
    for (const evidence of odd)
      expect(inputOf(evidence)?.value.it).toContain(String(Object.values(evidence)[0]));
  });

  it('names the dowry by its code', () => {
    expect(inputOf({ dowryId: 'd1' }, { dowryCode: 'D-1' })?.value.it).toBe('D-1');
    expect(inputOf({ dowryId: 'd1' })?.value.it).toBe('d1');
  });

  it('never names a fact by a word of the program alone', () => {
    expect(inputOf({ aNewFact: 'x' })?.label).toEqual({
      it: 'Altro dato registrato («aNewFact»)',
      en: 'Other recorded fact (“aNewFact”)',
    });
  });

  it('says the hours of the edition as hours', () => {
    const edition = editionById('puoi-2022');
    const { inputs } = reasonOf({ ...facts, kind: 'accrue', evidence: { timesheetId: 't' }, edition });
    const required = inputs.find(({ name }) => name === 'requiredMinutes');
    expect(required).toMatchObject({ label: { it: 'Ore previste' }, value: { it: '65 ore (3.900 minuti)' } });
  });
});
