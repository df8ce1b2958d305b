import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { renderPiece } from '../../test/render.tsx';
import { SelectField } from './select-field.tsx';

function Way() {
  const [value, setValue] = useState<'onPaper' | 'orally' | ''>('onPaper');
  const options = [
    { value: 'onPaper', label: 'Su carta' },
    { value: 'orally', label: 'A voce' },
  ] as const;
  return <SelectField name="how" label="Come" options={options} value={value} onChange={setValue} />;
}

it('keeps a choice that is chosen again', async () => {
  const { person } = renderPiece(<Way />);
  const field = screen.getByRole('combobox', { name: 'Come' });
  await person.click(field);
  await person.click(await screen.findByRole('option', { name: 'Su carta' }));
  expect(field).toHaveProperty('value', 'Su carta');
});
