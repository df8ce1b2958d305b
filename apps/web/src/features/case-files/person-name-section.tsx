import { textBounds } from '@approdo/shared/text';
import { useTexts } from '../../i18n/i18n.ts';
import { Section } from '../../ui/card.tsx';
import type { FormState } from '../../ui/form.tsx';
import { FieldGrid } from '../../ui/layout.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { PersonValues } from './person-values.ts';

export interface PersonSectionProps {
  form: FormState<PersonValues>;
  /** The day it is in Italy. */
  today: string;
}

/** The names as documents write them and as the person writes them. */
export function PersonNameSection({ form }: PersonSectionProps) {
  const t = useTexts();
  return (
    <Section title={t('caseFiles.section.names')}>
      <FieldGrid>
        <TextField
          {...form.field('familyName')}
          label={t('caseFiles.field.familyName')}
          description={t('caseFiles.hint.familyName')}
          maxLength={textBounds.name}
        />
        <TextField
          {...form.field('givenName')}
          label={t('caseFiles.field.givenName')}
          description={t('caseFiles.hint.givenName')}
          maxLength={textBounds.name}
        />
        <TextField
          {...form.field('familyNameOriginal')}
          label={t('caseFiles.field.familyNameOriginal')}
          description={t('caseFiles.hint.original')}
          maxLength={textBounds.name}
        />
        <TextField
          {...form.field('givenNameOriginal')}
          label={t('caseFiles.field.givenNameOriginal')}
          description={t('caseFiles.hint.original')}
          maxLength={textBounds.name}
        />
      </FieldGrid>
    </Section>
  );
}
