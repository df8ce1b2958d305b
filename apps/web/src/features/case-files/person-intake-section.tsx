import { useTexts } from '../../i18n/i18n.ts';
import { Section } from '../../ui/card.tsx';
import { CheckboxField } from '../../ui/choice-field.tsx';
import { ItalianDateField } from '../../ui/italian-date-field.tsx';
import { Cell, FieldGrid, Stack } from '../../ui/layout.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { LanguageRows } from './language-rows.tsx';
import type { PersonSectionProps } from './person-name-section.tsx';
import { holderOf } from './person-values.ts';
import { TaxCodeInput } from './tax-code-input.tsx';
import { TaxCodeSuggestions } from './tax-code-suggestions.tsx';
import { consentWays } from './words.ts';

/** The tax code with which a file begins, held against the person while both are typed. */
export function PersonTaxCodeSection({ form, today }: PersonSectionProps) {
  const t = useTexts();
  const code = form.values['taxCodes.0.code'];
  return (
    <Section title={t('caseFiles.field.taxCode')} note={t('caseFiles.taxCode.note')}>
      <Stack gap={3}>
        <FieldGrid>
          <TaxCodeInput
            {...form.field('taxCodes.0.code')}
            holder={holderOf(form.values)}
            label={t('caseFiles.field.taxCode')}
          />
          <ItalianDateField
            {...form.field('taxCodes.0.validFrom')}
            label={t('caseFiles.taxCode.validFrom')}
            description={t('caseFiles.taxCode.validFromHint')}
            latest={today}
          />
        </FieldGrid>
        <TaxCodeSuggestions
          code={code}
          values={form.values}
          onUse={({ birthDate, gender, birthCountryCode, birthMunicipalityCode }) => {
            form.set('birthDate', birthDate);
            form.set('birthDatePrecision', 'day');
            form.set('gender', gender);
            form.set('birthCountryCode', birthCountryCode);
            form.set('birthMunicipalityCode', birthMunicipalityCode);
          }}
        />
      </Stack>
    </Section>
  );
}

/** The languages, when a file is opened. */
export function PersonLanguagesSection({ form }: PersonSectionProps) {
  const t = useTexts();
  return (
    <Section title={t('caseFiles.section.languages')}>
      <LanguageRows
        value={form.values.languages}
        onChange={(rows) => form.set('languages', rows)}
        errorOf={form.errorOf}
      />
    </Section>
  );
}

/** The privacy notice, when it is handed over as the file is opened. */
export function PersonPrivacySection({ form, today }: PersonSectionProps) {
  const t = useTexts();
  const { wasInformed } = form.values;
  const tick = (was: boolean) => {
    form.set('wasInformed', was);
    if (was && form.values['consents.0.givenOn'] === null) form.set('consents.0.givenOn', today);
    if (was && form.values['consents.0.how'] === '') form.set('consents.0.how', 'onPaper');
  };
  return (
    <Section title={t('caseFiles.section.privacy')} note={t('caseFiles.hint.privacy')}>
      <FieldGrid>
        <Cell span={12}>
          <CheckboxField
            {...form.field('wasInformed')}
            onChange={tick}
            label={t('caseFiles.field.wasInformed')}
          />
        </Cell>
        {wasInformed && (
          <>
            <Cell span={4}>
              <ItalianDateField
                {...form.field('consents.0.givenOn')}
                label={t('caseFiles.field.givenOn')}
                latest={today}
                required
              />
            </Cell>
            <Cell span={4}>
              <SelectField
                {...form.field('consents.0.how')}
                label={t('caseFiles.field.how')}
                options={consentWays.map((value) => ({ value, label: t(`caseFiles.way.${value}`) }))}
                required
              />
            </Cell>
            <Cell span={4}>
              <TextField
                {...form.field('consents.0.textVersion')}
                label={t('caseFiles.field.textVersion')}
                placeholder={t('caseFiles.hint.textVersion')}
                maxLength={40}
                required
              />
            </Cell>
          </>
        )}
      </FieldGrid>
    </Section>
  );
}
