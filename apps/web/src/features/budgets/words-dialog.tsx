import { useTexts } from '../../i18n/i18n.ts';
import { Button, type ButtonTone } from '../../ui/button.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Modal } from '../../ui/modal.tsx';
import { TextArea } from '../../ui/text-field.tsx';

/** Characters of a reason, as the contract bounds them. */
const wordsMin = 3;
const wordsMax = 2000;

export interface WordsDialogProps {
  title: string;
  meaning: string;
  submit: string;
  label: string;
  tone?: ButtonTone;
  isOptional?: boolean;
  problem: unknown;
  isBusy: boolean;
  onSubmit: (words: string) => void;
  onClose: () => void;
}

/** An act with its words, which stay in the diary. */
export function WordsDialog(props: WordsDialogProps) {
  const t = useTexts();
  const { isOptional = false, tone = 'primary' } = props;
  const form = useForm({
    initial: { words: '' },
    required: isOptional ? [] : ['words'],
    check: ({ words }) => {
      const length = words.trim().length;
      return length > 0 && length < wordsMin ? { words: t('budgets.wordsShort') } : {};
    },
  });
  return (
    <Modal isOpen onClose={props.onClose} title={props.title}>
      <Form
        form={form}
        guard={false}
        problem={props.problem}
        onSubmit={({ words }) => props.onSubmit(words.trim())}
        actions={
          <>
            <Button type="submit" tone={tone} busy={props.isBusy}>
              {props.submit}
            </Button>
            <Button onClick={props.onClose}>{t('common.cancel')}</Button>
          </>
        }
      >
        <p>{props.meaning}</p>
        <TextArea
          {...form.field('words')}
          label={props.label}
          description={t('budgets.wordsHint')}
          maxLength={wordsMax}
          autoFocus
        />
      </Form>
    </Modal>
  );
}
