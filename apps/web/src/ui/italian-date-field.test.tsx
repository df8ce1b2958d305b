import { screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import { renderPiece } from '../../test/render.tsx';
import { Button } from './button.tsx';
import { ItalianDateField } from './italian-date-field.tsx';

function Specimen({ earliest, latest }: { earliest?: string; latest?: string }) {
  const [day, setDay] = useState<string | null>(null);
  return (
    <>
      <ItalianDateField
        name="bornOn"
        label="Nata il"
        value={day}
        onChange={setDay}
        earliest={earliest}
        latest={latest}
      />
      <output>{day ?? 'nessuna'}</output>
      <Button onClick={() => setDay('2001-09-30')}>Dal calendario</Button>
    </>
  );
}

describe('the date field', () => {
  test.each([
    ['05/11/1998', '1998-11-05', '05/11/1998'],
    ['5.3.1990', '1990-03-05', '05/03/1990'],
    ['29/02/2024', '2024-02-29', '29/02/2024'],
  ])('reads %s as %s and shows it as the product writes it', async (typed, kept, shown) => {
    const { person } = renderPiece(<Specimen />);
    const field = screen.getByLabelText('Nata il');
    await person.type(field, typed);
    await person.tab();
    expect(screen.getByText(kept)).toBeTruthy();
    expect(field).toHaveProperty('value', shown);
  });

  test.each([
    ['5/3/90', /quattro cifre/],
    ['31/02/2026', /non esiste/],
    ['12/13/2026', /mese/],
    ['2026-03-01', /giorno\/mese\/anno/],
  ])('refuses %s, says why, and keeps what was typed', async (typed, complaint) => {
    const { person } = renderPiece(<Specimen />);
    const field = screen.getByLabelText('Nata il');
    await person.type(field, typed);
    expect(field.getAttribute('aria-invalid')).not.toBe('true');
    await person.tab();
    expect(screen.getByText(complaint)).toBeTruthy();
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field).toHaveProperty('value', typed);
    expect(screen.getByText('nessuna')).toBeTruthy();
  });

  test('refuses days outside the bounds it was given', async () => {
    const { person } = renderPiece(<Specimen earliest="2026-01-01" latest="2026-11-22" />);
    const field = screen.getByLabelText('Nata il');
    await person.type(field, '31/12/2025');
    await person.tab();
    expect(screen.getByText('La data non può precedere il 01/01/2026.')).toBeTruthy();
    await person.clear(field);
    await person.type(field, '23/11/2026');
    await person.tab();
    expect(screen.getByText('La data non può superare il 22/11/2026.')).toBeTruthy();
  });

  test('shows a day chosen elsewhere in place of what was typed', async () => {
    const { person } = renderPiece(<Specimen />);
    const field = screen.getByLabelText('Nata il');
    await person.type(field, '31/02/2026');
    await person.click(screen.getByRole('button', { name: 'Dal calendario' }));
    expect(field).toHaveProperty('value', '30/09/2001');
    expect(field.getAttribute('aria-invalid')).not.toBe('true');
  });

  test('opens a calendar that picks a day', async () => {
    const { person } = renderPiece(<Specimen />);
    await person.type(screen.getByLabelText('Nata il'), '05/11/1998');
    await person.click(screen.getByRole('button', { name: 'Apri il calendario: Nata il' }));
    await person.click(await screen.findByRole('button', { name: /^12 /i }, { timeout: 5000 }));
    expect(screen.getByLabelText('Nata il')).toHaveProperty('value', '12/11/1998');
  });
});
