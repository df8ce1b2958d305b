import { useTexts } from '../i18n/i18n.ts';
import { Button } from './button.tsx';
import { Row, Stack } from './layout.tsx';
import { Modal } from './modal.tsx';
import type { AskedQuestion } from './question.ts';

export default function ConfirmDialog(question: AskedQuestion) {
  const t = useTexts();
  const { title, message, confirm, cancel = t('common.cancel'), isDangerous = false, answer } = question;
  return (
    <Modal isOpen onClose={() => answer(false)} title={title} size="small">
      <Stack gap={4}>
        <p>{message}</p>
        <Row justify="end">
          <Button onClick={() => answer(false)}>{cancel}</Button>
          <Button tone={isDangerous ? 'danger' : 'primary'} onClick={() => answer(true)}>
            {confirm}
          </Button>
        </Row>
      </Stack>
    </Modal>
  );
}
