import { screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import { renderPiece } from '../../test/render.tsx';
import { MoneyField, NumberField } from './number-field.tsx';

function Amount() {
  const [cents, setCents] = useState<number | null>(null);
  return (
    <>
      <MoneyField name="amountCents" label="Importo" value={cents} onChange={setCents} />
      <output>{cents ?? 'nessuno'}</output>
    </>
  );
}

function Hours() {
  const [hours, setHours] = useState<number | null>(null);
  return (
    <>
      <NumberField name="hours" label="Ore" value={hours} onChange={setHours} minimum={1} maximum={1500} />
      <output>{hours ?? 'nessuno'}</output>
    </>
  );
}

describe('the money field', () => {
  test.each([
    ['1234', '123400', '1.234,00'],
    ['1.234,5', '123450', '1.234,50'],
    ['5.940,00 €', '594000', '5.940,00'],
  ])('reads %s as %s cents', async (typed, kept, shown) => {
    const { person } = renderPiece(<Amount />);
    await person.type(screen.getByLabelText('Importo'), typed);
    await person.tab();
    expect(screen.getByText(kept)).toBeTruthy();
    expect(screen.getByLabelText('Importo')).toHaveProperty('value', shown);
  });

  test.each([
    ['1234.50', /virgola separa i centesimi/],
    ['1,234', /due decimali/],
    ['molti', /virgola separa i centesimi/],
  ])('refuses %s rather than guess', async (typed, complaint) => {
    const { person } = renderPiece(<Amount />);
    await person.type(screen.getByLabelText('Importo'), typed);
    await person.tab();
    expect(screen.getByText(complaint)).toBeTruthy();
    expect(screen.getByText('nessuno')).toBeTruthy();
  });
});

describe('the number field', () => {
  test('takes whole numbers within its bounds', async () => {
    const { person } = renderPiece(<Hours />);
    const field = screen.getByLabelText('Ore');
    for (const [typed, complaint] of [
      ['0', 'Il valore minimo è 1.'],
      ['2000', 'Il valore massimo è 1.500.'],
      ['1,5', 'Scrivi un numero intero.'],
    ] as const) {
      await person.clear(field);
      await person.type(field, typed);
      await person.tab();
      expect(screen.getByText(complaint)).toBeTruthy();
    }
    await person.clear(field);
    await person.type(field, '1.200');
    await person.tab();
    expect(screen.getByText('1200')).toBeTruthy();
  });
});
