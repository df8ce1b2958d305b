import { useTexts } from '../../i18n/i18n.ts';
import { municipalityName, searchMunicipalities, useCountries } from '../../lib/territory.ts';
import { AutocompleteField } from '../../ui/autocomplete-field.tsx';
import { Section } from '../../ui/card.tsx';
import { CheckboxField } from '../../ui/choice-field.tsx';
import { ItalianDateField } from '../../ui/italian-date-field.tsx';
import { Cell, FieldGrid, Stack } from '../../ui/layout.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { PersonSectionProps } from './person-name-section.tsx';
import { entryAnswers, genders } from './words.ts';
import { YearField } from './year-field.tsx';

/** Before this day nobody who comes to a desk was born; the API says the same. */
const earliestBirth = '1900-01-01';

/** Birth, gender, citizenship, and whether the person came as an unaccompanied minor. */
export function PersonBirthSection({ form, today }: PersonSectionProps) {
  const t = useTexts();
  return (
    <Section title={t('caseFiles.section.birth')}>
      <FieldGrid>
        <BirthDate form={form} today={today} />
        <SelectField
          {...form.field('gender')}
          label={t('caseFiles.field.gender')}
          options={genders.map((value) => ({ value, label: t(`caseFiles.gender.${value}`) }))}
        />
        <BirthPlace form={form} today={today} />
        <Citizenship form={form} today={today} />
        <SelectField
          {...form.field('enteredUnaccompanied')}
          required
          label={t('caseFiles.field.enteredUnaccompanied')}
          options={entryAnswers.map((value) => ({ value, label: t(`caseFiles.entry.${value}`) }))}
        />
      </FieldGrid>
    </Section>
  );
}

function BirthDate({ form, today }: PersonSectionProps) {
  const t = useTexts();
  const { birthDate, birthDatePrecision } = form.values;
  const isYearOnly = birthDatePrecision === 'year';
  const year = birthDate === null ? null : Number(birthDate.slice(0, 4));
  const setPrecision = (yearOnly: boolean) => {
    form.set('birthDatePrecision', yearOnly ? 'year' : 'day');
    // Of a year alone the date is its first of January; the day must be asked for again.
    form.set('birthDate', yearOnly && year !== null ? `${year}-01-01` : null);
  };
  return (
    <Stack gap={2}>
      {isYearOnly ? (
        <YearField
          {...form.field('birthDate')}
          label={t('caseFiles.field.birthYear')}
          value={year}
          onChange={(chosen) => form.set('birthDate', chosen === null ? null : `${chosen}-01-01`)}
          earliest={Number(earliestBirth.slice(0, 4))}
          latest={Number(today.slice(0, 4))}
        />
      ) : (
        <ItalianDateField
          {...form.field('birthDate')}
          label={t('caseFiles.field.birthDate')}
          earliest={earliestBirth}
          latest={today}
        />
      )}
      <CheckboxField
        name="birthDatePrecision"
        label={t('caseFiles.field.yearOnly')}
        value={isYearOnly}
        onChange={setPrecision}
      />
    </Stack>
  );
}

function BirthPlace({ form }: PersonSectionProps) {
  const t = useTexts();
  const countries = useCountries();
  const { birthCountryCode, birthDate } = form.values;
  const chooseCountry = (code: string) => {
    form.set('birthCountryCode', code);
    if (code !== 'IT') form.set('birthMunicipalityCode', null);
    if (code === 'IT') form.set('birthLocality', '');
  };
  return (
    <>
      <SelectField
        {...form.field('birthCountryCode')}
        onChange={chooseCountry}
        label={t('caseFiles.field.birthCountryCode')}
        options={countries.map(({ code, name }) => ({ value: code, label: name }))}
      />
      {birthCountryCode === 'IT' ? (
        <AutocompleteField
          {...form.field('birthMunicipalityCode')}
          label={t('caseFiles.field.birthMunicipality')}
          placeholder={t('caseFiles.hint.birthMunicipality')}
          searchKey={`municipalities-by-belfiore-${birthDate ?? 'today'}`}
          search={async (text, signal) => {
            const found = await searchMunicipalities({ text, on: birthDate }, signal);
            return found.map((each) => ({
              value: each.belfioreCode,
              label: municipalityName(each),
              detail: each.provinceName,
            }));
          }}
        />
      ) : (
        <TextField
          {...form.field('birthLocality')}
          label={t('caseFiles.field.birthLocality')}
          maxLength={100}
        />
      )}
    </>
  );
}

function Citizenship({ form }: PersonSectionProps) {
  const t = useTexts();
  const countries = useCountries();
  const { stateless } = form.values;
  return (
    <Cell>
      <Stack gap={2}>
        <SelectField
          {...form.field('citizenshipCode')}
          label={t('caseFiles.field.citizenshipCode')}
          disabled={stateless}
          options={countries.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <CheckboxField
          {...form.field('stateless')}
          label={t('caseFiles.stateless')}
          onChange={(is) => {
            form.set('stateless', is);
            if (is) form.set('citizenshipCode', '');
          }}
        />
      </Stack>
    </Cell>
  );
}
