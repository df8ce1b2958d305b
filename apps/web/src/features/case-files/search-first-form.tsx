import { textBounds } from '@approdo/shared/text';
import { useTexts } from '../../i18n/i18n.ts';
import type { Shapes } from '../../lib/api.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { SearchIcon } from '../../ui/icons.tsx';
import { ItalianDateField } from '../../ui/italian-date-field.tsx';
import { Cell, FieldGrid, Stack } from '../../ui/layout.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { given, isGiven } from './given.ts';
import { holderOf, nobody } from './person-values.ts';
import { checkTaxCode } from './tax-code-check.ts';
import { saidInFull, TaxCodeInput } from './tax-code-input.tsx';

/** Who is at the desk, as far as it is known. */
export interface Sought {
  readonly taxCode: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: string | null;
}

export const nobodySought: Sought = { taxCode: '', familyName: '', givenName: '', birthDate: null };

/** The search for a person, by everything that is known of them. */
export function searchFor(sought: Sought): Shapes['SearchCaseFiles'] {
  return {
    limit: matchesMax,
    taxCode: given(sought.taxCode),
    familyName: given(sought.familyName),
    givenName: given(sought.givenName),
    birthDate: given(sought.birthDate),
  };
}

const matchesMax = 20;

export interface SearchFirstFormProps {
  initial: Sought;
  today: string;
  isSearching: boolean;
  problem: unknown;
  onSearch: (sought: Sought) => void;
}

/** Asks who the person is before a file may be opened: the tax code first, or the name with the birth date. */
export function SearchFirstForm({ initial, today, isSearching, problem, onSearch }: SearchFirstFormProps) {
  const t = useTexts();
  const form = useForm<Sought>({
    initial,
    check: (sought) => {
      const { errors } = checkTaxCode(sought.taxCode, holderOf(nobody), []);
      const isEmpty = !isGiven(sought.taxCode) && !isGiven(sought.familyName);
      if (isEmpty) return { taxCode: t('caseFiles.search.tooLittle') };
      return errors.length > 0 ? { taxCode: errors.map(saidInFull).join(' ') } : {};
    },
  });
  return (
    <Form
      form={form}
      onSubmit={onSearch}
      problem={problem}
      guard={false}
      label={t('caseFiles.search.title')}
      actions={
        <Button type="submit" tone="primary" icon={SearchIcon} busy={isSearching}>
          {t('caseFiles.search.action')}
        </Button>
      }
    >
      <Section title={t('caseFiles.search.byTaxCode')} note={t('caseFiles.search.byTaxCodeNote')}>
        <FieldGrid>
          <TaxCodeInput
            {...form.field('taxCode')}
            holder={holderOf(nobody)}
            label={t('caseFiles.field.taxCode')}
            autoFocus
          />
        </FieldGrid>
      </Section>
      <Section title={t('caseFiles.search.byName')} note={t('caseFiles.search.byNameNote')}>
        <Stack>
          <FieldGrid>
            <Cell span={4}>
              <TextField
                {...form.field('familyName')}
                label={t('caseFiles.field.familyName')}
                maxLength={textBounds.name}
              />
            </Cell>
            <Cell span={4}>
              <TextField
                {...form.field('givenName')}
                label={t('caseFiles.field.givenName')}
                maxLength={textBounds.name}
              />
            </Cell>
            <Cell span={4}>
              <ItalianDateField
                {...form.field('birthDate')}
                label={t('caseFiles.field.birthDate')}
                latest={today}
              />
            </Cell>
          </FieldGrid>
        </Stack>
      </Section>
    </Form>
  );
}
