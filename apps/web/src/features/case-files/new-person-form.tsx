import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { type TextOf, useTexts } from '../../i18n/i18n.ts';
import { ApiProblem } from '../../lib/api-problem.ts';
import { paths } from '../../lib/paths.ts';
import { type Country, useCountries } from '../../lib/territory.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { type FieldErrors, Form, useForm } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { toast } from '../../ui/toast.tsx';
import { DuplicatesDialog } from './duplicates-dialog.tsx';
import { isGiven } from './given.ts';
import { languageErrors } from './language-rows.tsx';
import { PersonBirthSection } from './person-birth-section.tsx';
import { PersonContactSection } from './person-contact-section.tsx';
import { PersonGuardianSection } from './person-guardian-section.tsx';
import {
  PersonLanguagesSection,
  PersonPrivacySection,
  PersonTaxCodeSection,
} from './person-intake-section.tsx';
import { PersonNameSection } from './person-name-section.tsx';
import { holderOf, isMinor, nobody, openingOf, type PersonValues } from './person-values.ts';
import { type CaseFile, useOpenCaseFile } from './queries.ts';
import type { Sought } from './search-first-form.tsx';
import { checkTaxCode } from './tax-code-check.ts';
import { saidInFull } from './tax-code-input.tsx';

export interface NewPersonFormProps {
  sought: Sought;
  /** Files already said to be of somebody else. */
  excluded: readonly string[];
  today: string;
  /** Told whether something was typed that would be lost. */
  onDirty: (isDirty: boolean) => void;
}

/** The person of a new file, filled in with what was searched for. */
export function NewPersonForm({ sought, excluded, today, onDirty }: NewPersonFormProps) {
  const t = useTexts();
  const opening = useOpening(excluded);
  const countries = useCountries();
  const form = useForm<PersonValues>({
    initial: personSought(sought),
    required: ['familyName', 'birthDate', 'gender'],
    check: (values) => newPersonErrors(values, { today, countries, t }),
  });
  const { isDirty } = form;
  useEffect(() => onDirty(isDirty), [onDirty, isDirty]);
  const sections = { form, today };
  return (
    <>
      {excluded.length === 0 && <Notice tone="good" title={t('caseFiles.new.nobodyFound')} />}
      <Form
        form={form}
        onSubmit={opening.open}
        problem={opening.problem}
        label={t('caseFiles.new.title')}
        actions={
          <>
            <Button type="submit" tone="primary" busy={opening.isPending}>
              {t('caseFiles.open')}
            </Button>
            <ButtonLink to={paths.caseFiles()}>{t('common.cancel')}</ButtonLink>
          </>
        }
      >
        <PersonTaxCodeSection {...sections} />
        <PersonNameSection {...sections} />
        <PersonBirthSection {...sections} />
        <PersonGuardianSection {...sections} />
        <PersonContactSection {...sections} />
        <PersonLanguagesSection {...sections} />
        <PersonPrivacySection {...sections} />
      </Form>
      {opening.duplicates && (
        <DuplicatesDialog
          values={form.values}
          ids={opening.duplicates}
          onSomebodyElse={(ids) => opening.open(form.values, ids)}
          onClose={opening.forgetDuplicates}
        />
      )}
    </>
  );
}

/** Sends the form; a refusal for likely duplicates asks about them, over the form that stays as it is. */
function useOpening(excluded: readonly string[]) {
  const t = useTexts();
  const navigate = useNavigate();
  const mutation = useOpenCaseFile();
  const [others, setOthers] = useState(excluded);
  const [isAsking, setAsking] = useState(false);
  const open = (values: PersonValues, alsoExcluded: readonly string[] = []) => {
    const notDuplicateOf = [...new Set([...others, ...alsoExcluded])];
    const body = openingOf(values, notDuplicateOf);
    if (body === null) return;
    setOthers(notDuplicateOf);
    setAsking(true);
    mutation.mutate(body, {
      onSuccess: (file: CaseFile) => {
        toast(t('caseFiles.new.opened', { code: file.code }));
        navigate(paths.caseFile(file.id));
      },
    });
  };
  const found = duplicatesOf(mutation.error);
  return {
    open,
    isPending: mutation.isPending,
    problem: mutation.error,
    duplicates: isAsking && found.length > 0 ? found : null,
    forgetDuplicates: () => setAsking(false),
  };
}

/** The files that a refusal says may be of the same person. */
function duplicatesOf(problem: unknown): string[] {
  if (!(problem instanceof ApiProblem)) return [];
  const { duplicates } = problem.fields.extra;
  if (!Array.isArray(duplicates)) return [];
  return duplicates.flatMap((each: unknown) =>
    typeof each === 'object' && each !== null && 'caseFileId' in each && typeof each.caseFileId === 'string'
      ? [each.caseFileId]
      : [],
  );
}

function personSought({ taxCode, familyName, givenName, birthDate }: Sought): PersonValues {
  return { ...nobody, familyName, givenName, birthDate, 'taxCodes.0.code': taxCode };
}

interface Checking {
  today: string;
  countries: readonly Country[];
  t: TextOf;
}

/** What can be told wrong before the API is asked. */
export function newPersonErrors(values: PersonValues, { today, countries, t }: Checking): FieldErrors {
  const missing = t('ui.form.required');
  const { errors } = checkTaxCode(values['taxCodes.0.code'], holderOf(values), countries);
  const ofNotice = (['consents.0.givenOn', 'consents.0.how', 'consents.0.textVersion'] as const).filter(
    (name) => values.wasInformed && !isGiven(values[name]),
  );
  return {
    ...(errors.length > 0 ? { 'taxCodes.0.code': errors.map(saidInFull).join(' ') } : {}),
    ...guardianErrors(values, { today, missing }),
    ...languageErrors(values.languages, missing),
    ...Object.fromEntries(ofNotice.map((name) => [name, missing])),
  };
}

/** A minor needs who answers for them. */
export function guardianErrors(
  values: PersonValues,
  { today, missing }: { today: string; missing: string },
): FieldErrors {
  const isMissing = isMinor(values, today) && !isGiven(values['guardian.name']);
  return isMissing ? { 'guardian.name': missing } : {};
}
