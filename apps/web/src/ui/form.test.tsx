import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { renderPiece } from '../../test/render.tsx';
import { ApiProblem } from '../lib/api-problem.ts';
import { Button } from './button.tsx';
import { Form, useForm } from './form.tsx';
import { ItalianDateField } from './italian-date-field.tsx';
import { Link } from './link.tsx';
import { TextField } from './text-field.tsx';

const refusal = new ApiProblem({
  type: '/problems/case-files/refused',
  status: 422,
  title: 'Il fascicolo non può essere salvato così',
  detail: '',
  violations: [
    { code: 'tooLong', pointer: '/office', message: 'Nome troppo lungo.', fix: 'Abbrevialo.', numbers: {} },
    { code: 'closed', pointer: '', message: 'L’edizione è chiusa.', fix: 'Scegline un’altra.', numbers: {} },
  ],
  correlationId: 'abc',
  extra: {},
});

interface Declaration {
  office: string;
  declaredOn: string | null;
}

function Specimen({
  onSend,
  isRefused = false,
}: {
  onSend: (values: Declaration) => void;
  isRefused?: boolean;
}) {
  const [problem, setProblem] = useState<unknown>(null);
  const initial: Declaration = { office: '', declaredOn: null };
  const form = useForm({
    initial,
    required: ['office'],
    check: ({ office }) => (office === 'x' ? { office: 'Nome troppo corto.' } : {}),
  });
  const send = (values: Declaration) => {
    onSend(values);
    if (isRefused) setProblem(refusal);
  };
  return (
    <>
      <Form form={form} onSubmit={send} problem={problem} actions={<Button type="submit">Salva</Button>}>
        <TextField {...form.field('office')} label="Ufficio" />
        <ItalianDateField {...form.field('declaredOn')} label="Data" />
      </Form>
      <Link to="/elsewhere">Vai altrove</Link>
    </>
  );
}

const office = () => screen.getByRole('textbox', { name: /Ufficio/ });
const save = () => screen.getByRole('button', { name: 'Salva' });

function CheckedPlan() {
  const form = useForm({
    initial: { office: '', goal: '' },
    required: ['office'],
    check: () => ({ goal: 'Scegli un obiettivo.' }),
  });
  return (
    <Form form={form} onSubmit={() => {}} actions={<Button type="submit">Salva</Button>}>
      <TextField {...form.field('office')} label="Ufficio" />
      <TextField {...form.field('goal')} label="Obiettivo" />
    </Form>
  );
}

describe('a form', () => {
  test('goes to the first of its wrong fields on the page, whatever found them wrong', async () => {
    const { person } = renderPiece(<CheckedPlan />);
    await person.click(save());
    expect(screen.getByText('Scegli un obiettivo.')).toBeTruthy();
    expect(document.activeElement).toBe(office());
  });

  test('does not send what misses a required field, says so there and goes there', async () => {
    const send = vi.fn();
    const { person } = renderPiece(<Specimen onSend={send} />);
    await person.click(save());
    expect(send).not.toHaveBeenCalled();
    expect(screen.getByText('Campo obbligatorio.')).toBeTruthy();
    expect(document.activeElement).toBe(office());
    await person.type(office(), 'x');
    expect(screen.queryByText('Campo obbligatorio.')).toBeNull();
    await person.click(save());
    expect(screen.getByText('Nome troppo corto.')).toBeTruthy();
    expect(send).not.toHaveBeenCalled();
  });

  test('does not send what it could not read', async () => {
    const send = vi.fn();
    const { person } = renderPiece(<Specimen onSend={send} />);
    await person.type(office(), 'CPI di Latina');
    await person.type(screen.getByRole('textbox', { name: 'Data' }), '31/02/2026');
    await person.click(save());
    expect(send).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Data' }));
  });

  test('shows a refusal at the field it names and in a list that leads to it', async () => {
    const { person } = renderPiece(<Specimen onSend={() => {}} isRefused />);
    await person.type(office(), 'CPI di Latina');
    await person.click(save());
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('L’edizione è chiusa.');
    expect(alert.textContent).toContain('Scegline un’altra.');
    expect(office().getAttribute('aria-invalid')).toBe('true');
    await person.click(screen.getByRole('button', { name: 'Nome troppo lungo.' }));
    expect(document.activeElement).toBe(office());
    await person.type(office(), '2');
    expect(office().getAttribute('aria-invalid')).not.toBe('true');
  });
});

describe('edits that are not saved', () => {
  test('are not lost without asking', async () => {
    const { person } = renderPiece(<Specimen onSend={() => {}} />);
    await person.type(office(), 'CPI');
    await person.click(screen.getByRole('link', { name: 'Vai altrove' }));
    await screen.findByRole('dialog', { name: 'Modifiche non salvate' }, { timeout: 5000 });
    await person.click(screen.getByRole('button', { name: 'Resta sulla pagina' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(office()).toHaveProperty('value', 'CPI');

    await person.click(screen.getByRole('link', { name: 'Vai altrove' }));
    await person.click(await screen.findByRole('button', { name: 'Lascia senza salvare' }));
    expect(await screen.findByText('altrove')).toBeTruthy();
  });

  test('are asked about again after a refusal, and not after they were sent', async () => {
    const refused = renderPiece(<Specimen onSend={() => {}} isRefused />);
    await refused.person.type(office(), 'CPI');
    await refused.person.click(save());
    await refused.person.click(screen.getByRole('link', { name: 'Vai altrove' }));
    await refused.person.click(await screen.findByRole('button', { name: 'Lascia senza salvare' }));
    expect(await screen.findByText('altrove')).toBeTruthy();
    refused.unmount();

    const { person } = renderPiece(<Specimen onSend={() => {}} />);
    await person.type(office(), 'CPI');
    await person.click(save());
    await person.click(screen.getByRole('link', { name: 'Vai altrove' }));
    expect(await screen.findByText('altrove')).toBeTruthy();
  });
});
