import { romeToday } from '@approdo/shared/dates';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { useTexts } from '../../i18n/i18n.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { toast } from '../../ui/toast.tsx';
import { ClashAlert, SaveButton } from './clash-alert.tsx';
import { guardianErrors } from './new-person-form.tsx';
import { PersonBirthSection } from './person-birth-section.tsx';
import { PersonContactSection } from './person-contact-section.tsx';
import { personFieldLabels, usePersonFieldWords } from './person-field-words.ts';
import { PersonGuardianSection } from './person-guardian-section.tsx';
import { PersonNameSection } from './person-name-section.tsx';
import { type PersonValues, personChangeOf, personValuesOf } from './person-values.ts';
import { nameWords } from './person-words.ts';
import { type CaseFile, caseFileQuery, changeCaseFile } from './queries.ts';
import { useRebasingChange } from './rebase.ts';

/** Changes what a file says of the person. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const { caseFileId = '' } = useParams();
  const { data: file, error, isPending, refetch } = useQuery(caseFileQuery(caseFileId));
  return (
    <Page
      title={t('caseFiles.edit.title')}
      subtitle={file && nameWords(file)}
      breadcrumbs={[
        { label: t('caseFiles.list.title'), to: paths.caseFiles() },
        { label: file?.code ?? t('caseFiles.one.title'), to: paths.caseFile(caseFileId) },
      ]}
      narrow
      isAllowed={can('case-files:write')}
      isLoading={isPending}
      error={error}
      onRetry={() => refetch()}
    >
      {file && <EditPersonForm file={file} />}
    </Page>
  );
}

function EditPersonForm({ file }: { file: CaseFile }) {
  const t = useTexts();
  const navigate = useNavigate();
  const today = romeToday(new Date());
  const form = useForm<PersonValues>({
    initial: personValuesOf(file),
    required: ['familyName', 'birthDate', 'gender'],
    check: (values) => guardianErrors(values, { today, missing: t('ui.form.required') }),
  });
  const { change, clash, rebase } = useRebasingChange({
    file,
    form,
    valuesOf: personValuesOf,
    send: (base, values) =>
      changeCaseFile(
        { caseFileId: base.id, version: base.version },
        personChangeOf(personValuesOf(base), values),
      ),
  });
  const save = (values: PersonValues) =>
    change.mutate(values, {
      onSuccess: () => {
        toast(t('caseFiles.edit.saved'));
        navigate(paths.caseFile(file.id));
      },
    });
  const labels = personFieldLabels(t);
  const say = usePersonFieldWords();
  const sections = { form, today };
  return (
    <Form
      form={form}
      onSubmit={save}
      problem={change.error}
      alert={clash && <ClashAlert clash={clash} labels={labels} say={say} onRebase={rebase} />}
      label={t('caseFiles.edit.title')}
      actions={
        <>
          <SaveButton isSaving={change.isPending} isBlocked={clash !== null} />
          <ButtonLink to={paths.caseFile(file.id)}>{t('common.cancel')}</ButtonLink>
        </>
      }
    >
      <PersonNameSection {...sections} />
      <PersonBirthSection {...sections} />
      <PersonGuardianSection {...sections} />
      <PersonContactSection {...sections} />
    </Form>
  );
}
