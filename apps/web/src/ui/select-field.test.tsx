import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { renderPiece } from '../../test/render.tsx';
import { SelectField } from './select-field.tsx';

function Way({ searchable = false }: { searchable?: boolean }) {
  const [value, setValue] = useState<'onPaper' | 'orally' | ''>('onPaper');
  const options = [
    { value: 'onPaper', label: 'Su carta' },
    { value: 'orally', label: 'A voce' },
  ] as const;
  const props = { name: 'how', label: 'Come', options, value, onChange: setValue, searchable };
  return <SelectField {...props} />;
}

it('keeps a choice that is chosen again', async () => {
  const { person } = renderPiece(<Way />);
  const field = screen.getByRole('combobox', { name: 'Come' });
  await person.click(field);
  await person.click(await screen.findByRole('option', { name: 'Su carta' }));
  expect(field).toHaveProperty('value', 'Su carta');
});

it('stays closed while the keyboard passes through it, so that what is below is seen', async () => {
  const { person } = renderPiece(<Way searchable />);
  await person.tab();
  const field = screen.getByRole('combobox', { name: 'Come' });
  expect(document.activeElement).toBe(field);
  expect(field.getAttribute('aria-expanded')).not.toBe('true');
  await person.keyboard('{ArrowDown}');
  expect(await screen.findByRole('option', { name: 'A voce' })).toBeTruthy();
});
