import { textBounds } from '@approdo/shared/text';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { districtsQuery, municipalityName, searchMunicipalities } from '../../lib/territory.ts';
import { AutocompleteField } from '../../ui/autocomplete-field.tsx';
import { Section } from '../../ui/card.tsx';
import { CheckboxField } from '../../ui/choice-field.tsx';
import { Cell, FieldGrid } from '../../ui/layout.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { PersonSectionProps } from './person-name-section.tsx';

/** How the person is reached, where they live, and the district that follows from it. */
export function PersonContactSection({ form, today }: PersonSectionProps) {
  const t = useTexts();
  return (
    <Section title={t('caseFiles.section.contacts')}>
      <FieldGrid>
        <TextField {...form.field('phone')} type="tel" label={t('caseFiles.field.phone')} maxLength={30} />
        <TextField {...form.field('email')} type="email" label={t('caseFiles.field.email')} maxLength={254} />
        <Address form={form} today={today} which="residence" />
        <Cell span={12}>
          <CheckboxField {...form.field('livesElsewhere')} label={t('caseFiles.field.livesElsewhere')} />
        </Cell>
        {form.values.livesElsewhere && <Address form={form} today={today} which="domicile" />}
        <District form={form} today={today} />
      </FieldGrid>
    </Section>
  );
}

function Address({ form, which }: PersonSectionProps & { which: 'residence' | 'domicile' }) {
  const t = useTexts();
  const search = async (text: string, signal: AbortSignal) => {
    const found = await searchMunicipalities({ text }, signal);
    return found.map((each) => ({
      value: each.istatCode,
      label: municipalityName(each),
      detail: each.provinceName,
    }));
  };
  return (
    <>
      <Cell span={12}>
        <TextField
          {...form.field(`${which}.street`)}
          label={t(`caseFiles.field.${which}Street`)}
          maxLength={textBounds.line}
        />
      </Cell>
      <Cell span={8}>
        <AutocompleteField
          {...form.field(`${which}.municipalityCode`)}
          label={t(`caseFiles.field.${which}Municipality`)}
          searchKey="municipalities-by-istat"
          search={search}
        />
      </Cell>
      <Cell span={4}>
        <TextField
          {...form.field(`${which}.postalCode`)}
          label={t(`caseFiles.field.${which}PostalCode`)}
          maxLength={5}
        />
      </Cell>
    </>
  );
}

function District({ form }: PersonSectionProps) {
  const t = useTexts();
  const [had] = useState(form.values.districtId !== '');
  const { data } = useQuery(districtsQuery);
  return (
    <Cell span={12}>
      <SelectField
        {...form.field('districtId')}
        // A file that has a district may change it, and not lose it.
        required={had}
        label={t('caseFiles.column.district')}
        description={t('caseFiles.hint.district')}
        placeholder={t('caseFiles.hint.districtByPlace')}
        options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Cell>
  );
}
