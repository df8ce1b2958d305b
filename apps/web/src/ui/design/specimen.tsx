import type { ReactNode } from 'react';
import { Section } from '../card.tsx';
import { Stack } from '../layout.tsx';

/** One piece of the kit in its states. Development only, so its texts are not translated. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Section title={name} id={name.replaceAll(' ', '-')}>
      <Stack gap={4}>{children}</Stack>
    </Section>
  );
}
