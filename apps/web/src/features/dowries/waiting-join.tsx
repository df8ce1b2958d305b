import { useTexts } from '../../i18n/i18n.ts';
import { useCan } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { ClockIcon } from '../../ui/icons.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { toast } from '../../ui/toast.tsx';
import type { Dowry } from './queries.ts';
import { useJoinWaitingList } from './waiting-queries.ts';

interface JoinWaitingListProps {
  dowry: Dowry;
  /** A fund of the district does not cover the dowry now. */
  lacks: boolean;
}

/** Puts on the waiting list a request that money does not reach: too little, or others before it. */
export function JoinWaitingList({ dowry, lacks }: JoinWaitingListProps) {
  const t = useTexts();
  const can = useCan();
  const joining = useJoinWaitingList(dowry.id);
  const mayJoin = dowry.waiting === null && (lacks || dowry.firstInLine !== null);
  if (!mayJoin || !can('waiting-list:write')) return null;
  const join = () => joining.mutate(undefined, { onSuccess: () => toast(t('dowries.waiting.joined')) });
  return (
    <Stack gap={2}>
      {joining.error && <ProblemAlert problem={joining.error} />}
      <Row>
        <Button icon={ClockIcon} busy={joining.isPending} onClick={join}>
          {t('dowries.waiting.join')}
        </Button>
      </Row>
      <Soft small>{t('dowries.waiting.joinMeaning')}</Soft>
    </Stack>
  );
}
