import { languageName } from '@approdo/shared/languages';
import { useState } from 'react';
import { currentLanguage, useTexts } from '../../i18n/i18n.ts';
import { useCan } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { DefinitionList, Section } from '../../ui/card.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { EditIcon } from '../../ui/icons.tsx';
import { Soft } from '../../ui/layout.tsx';
import { Modal } from '../../ui/modal.tsx';
import { toast } from '../../ui/toast.tsx';
import { askToLeave } from './ask-to-leave.ts';
import { ClashAlert, SaveButton } from './clash-alert.tsx';
import { LanguageRows, languageErrors } from './language-rows.tsx';
import type { LanguageRow } from './person-values.ts';
import { type CaseFile, setLanguages } from './queries.ts';
import { useRebasingChange } from './rebase.ts';

/** The languages a person speaks, each with how well. */
export function LanguagesSection({ file }: { file: CaseFile }) {
  const t = useTexts();
  const can = useCan();
  const [isEditing, setEditing] = useState(false);
  const items = file.languages.map(({ language, level }) => ({
    term: languageName(language, currentLanguage()),
    value: t(`caseFiles.level.${level}`),
  }));
  return (
    <Section
      id="languages"
      title={t('caseFiles.section.languages')}
      actions={
        can('case-files:write') && (
          <Button icon={EditIcon} tone="quiet" onClick={() => setEditing(true)}>
            {t('caseFiles.languages.edit')}
          </Button>
        )
      }
    >
      {items.length === 0 ? (
        <Soft>{t('caseFiles.languages.nothing')}</Soft>
      ) : (
        <DefinitionList minimum={9} items={items} />
      )}
      {isEditing && <LanguagesDialog file={file} onClose={() => setEditing(false)} />}
    </Section>
  );
}

interface LanguagesValues {
  languages: readonly LanguageRow[];
}

const valuesOf = ({ languages }: CaseFile): LanguagesValues => ({ languages });

function LanguagesDialog({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const t = useTexts();
  const form = useForm<LanguagesValues>({
    initial: valuesOf(file),
    check: ({ languages }) => languageErrors(languages, t('ui.form.required')),
  });
  const { change, clash, rebase } = useRebasingChange({
    file,
    form,
    valuesOf,
    send: ({ id, version }, { languages }) =>
      setLanguages({ caseFileId: id, version }, { languages: spokenOf(languages) }),
  });
  const save = (values: LanguagesValues) =>
    change.mutate(values, {
      onSuccess: () => {
        toast(t('caseFiles.record.saved'));
        onClose();
      },
    });
  const close = async () => {
    if (!form.isDirty || (await askToLeave(t))) onClose();
  };
  const title = t('caseFiles.section.languages');
  return (
    <Modal isOpen onClose={close} title={title}>
      <Form
        form={form}
        onSubmit={save}
        problem={change.error}
        alert={
          clash && (
            <ClashAlert clash={clash} labels={{ languages: title }} say={sayLanguages} onRebase={rebase} />
          )
        }
        label={title}
        actions={
          <>
            <SaveButton isSaving={change.isPending} isBlocked={clash !== null} />
            <Button onClick={close}>{t('common.cancel')}</Button>
          </>
        }
      >
        <LanguageRows
          value={form.values.languages}
          onChange={(rows) => form.set('languages', rows)}
          errorOf={form.errorOf}
        />
      </Form>
    </Modal>
  );
}

function spokenOf(rows: readonly LanguageRow[]): CaseFile['languages'] {
  return rows.flatMap(({ language, level }) =>
    language === '' || level === '' ? [] : [{ language, level }],
  );
}

function sayLanguages(_name: keyof LanguagesValues, { languages }: LanguagesValues): string {
  return languages.map(({ language }) => languageName(language, currentLanguage())).join(', ');
}
