import { useState } from 'react';
import { Button } from '../button.tsx';
import { Form, useForm } from '../form.tsx';
import { ItalianDateField } from '../italian-date-field.tsx';
import { FieldGrid } from '../layout.tsx';
import { TextField } from '../text-field.tsx';
import { toast } from '../toast.tsx';
import { refusedByRules } from './sample-problems.ts';
import { Specimen } from './specimen.tsx';

interface Declaration {
  office: string;
  declaredOn: string | null;
}

/** A form that is refused the first time it is sent. */
export function FormSpecimen() {
  const [problem, setProblem] = useState<unknown>(null);
  const initial: Declaration = { office: '', declaredOn: '2026-03-02' };
  const form = useForm({ initial, required: ['office', 'declaredOn'] });
  const send = (values: Declaration) => {
    if (problem === null) return setProblem(refusedByRules);
    setProblem(null);
    form.reset(values);
    toast('DID registrata');
  };
  return (
    <Specimen name="Modulo">
      <Form
        form={form}
        onSubmit={send}
        problem={problem}
        actions={
          <>
            <Button type="submit" tone="primary">
              Registra la DID
            </Button>
            <Button onClick={() => form.reset(initial)}>Annulla</Button>
          </>
        }
      >
        <FieldGrid>
          <TextField {...form.field('office')} label="Centro per l’impiego" />
          <ItalianDateField {...form.field('declaredOn')} label="Data della DID" />
        </FieldGrid>
      </Form>
    </Specimen>
  );
}
