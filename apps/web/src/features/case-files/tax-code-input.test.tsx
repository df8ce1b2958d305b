import { screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, test } from 'vitest';
import { answerWith } from '../../../test/answers.ts';
import { renderPiece } from '../../../test/render.tsx';
import { answersFor } from './examples.ts';
import { holderOf, nobody, type PersonValues } from './person-values.ts';
import { TaxCodeInput } from './tax-code-input.tsx';

function Specimen({ person = {} }: { person?: Partial<PersonValues> }) {
  const [code, setCode] = useState('');
  return (
    <TaxCodeInput
      name="code"
      label="Codice fiscale"
      value={code}
      onChange={setCode}
      holder={holderOf({ ...nobody, ...person })}
    />
  );
}

const field = () => screen.getByRole('textbox', { name: 'Codice fiscale' });
const isWrong = () => field().getAttribute('aria-invalid') === 'true';
const said = () => document.body.textContent ?? '';

beforeEach(() => {
  answerWith(answersFor('operator'));
});

describe('a tax code, while it is typed', () => {
  test('is not called wrong before it is whole, but is once the field is left', async () => {
    const { person } = renderPiece(<Specimen />);
    await person.type(field(), 'SGOBSS01');
    expect(isWrong()).toBe(false);
    await person.tab();
    expect(isWrong()).toBe(true);
    expect(said()).toContain('Il codice fiscale ha 16 caratteri');
  });

  test('says which character was copied wrong and how to mend it, and then that it is right', async () => {
    const { person } = renderPiece(<Specimen />);
    await person.type(field(), 'SGOBSS01P54Z335Y');
    expect(isWrong()).toBe(true);
    expect(said()).toMatch(/L’ultima lettera non torna.*Ricopia il codice/);
    await person.type(field(), '{Backspace}x');
    expect(isWrong()).toBe(false);
    expect(said()).toContain('Codice corretto');
  });

  test('takes a provisional one of eleven digits', async () => {
    const { person } = renderPiece(<Specimen />);
    await person.type(field(), '80000002701');
    expect(isWrong()).toBe(false);
    expect(said()).toContain('Codice provvisorio corretto');
  });

  test.each<[string, Partial<PersonValues>, RegExp]>([
    ['birth date', { birthDate: '2001-09-15' }, /La data di nascita indicata non è quella/],
    ['gender', { gender: 'M' }, /Il genere indicato non è il sesso/],
  ])('must agree with the %s', async (_what, holder, message) => {
    const { person } = renderPiece(<Specimen person={holder} />);
    await person.type(field(), 'SGOBSS01P54Z335X');
    expect(isWrong()).toBe(true);
    expect(said()).toMatch(message);
  });

  test('must agree with the state of birth, once the states are known', async () => {
    const { person } = renderPiece(<Specimen person={{ birthCountryCode: 'NG' }} />);
    await person.type(field(), 'DLLMMD98E05Z319E');
    expect(await screen.findByText(/Il luogo di nascita indicato non è quello/)).toBeTruthy();
  });

  test('only asks to look again at a name that is written in another way', async () => {
    const { person } = renderPiece(<Specimen person={{ familyName: 'Osagye', givenName: 'Blessing' }} />);
    await person.type(field(), 'SGOBSS01P54Z335X');
    expect(isWrong()).toBe(false);
    expect(screen.getByText(/Il cognome indicato non dà le prime tre lettere/)).toBeTruthy();
    expect(said()).toContain('Codice corretto');
  });

  test('says nothing of the day and the sex of who has only a year, or no gender stated', async () => {
    const holder = { birthDate: '2001-01-01', birthDatePrecision: 'year', gender: 'notStated' } as const;
    const { person } = renderPiece(<Specimen person={holder} />);
    await person.type(field(), 'SGOBSS01P54Z335X');
    expect(isWrong()).toBe(false);
  });
});
