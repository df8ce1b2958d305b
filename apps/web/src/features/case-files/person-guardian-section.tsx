import { textBounds } from '@approdo/shared/text';
import { useTexts } from '../../i18n/i18n.ts';
import { Section } from '../../ui/card.tsx';
import { Cell, FieldGrid } from '../../ui/layout.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { PersonSectionProps } from './person-name-section.tsx';
import { isMinor } from './person-values.ts';

/** Who answers for a minor; there only while the person is not of age, or someone is still named. */
export function PersonGuardianSection({ form, today }: PersonSectionProps) {
  const t = useTexts();
  const isNeeded = isMinor(form.values, today);
  if (!isNeeded && form.values['guardian.name'] === '') return null;
  const field = form.field('guardian.name');
  return (
    <Section title={t('caseFiles.section.guardian')} note={t('caseFiles.hint.guardian')}>
      <FieldGrid>
        <Cell span={12}>
          <TextField
            {...field}
            error={field.error ?? form.errorOf('guardian')}
            required={isNeeded}
            label={t('caseFiles.field.guardianName')}
            maxLength={textBounds.line}
          />
        </Cell>
        <TextField
          {...form.field('guardian.phone')}
          type="tel"
          label={t('caseFiles.field.phone')}
          maxLength={30}
        />
        <TextField
          {...form.field('guardian.email')}
          type="email"
          label={t('caseFiles.field.email')}
          maxLength={254}
        />
      </FieldGrid>
    </Section>
  );
}
