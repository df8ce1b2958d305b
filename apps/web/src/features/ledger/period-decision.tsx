import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { formatMonth } from '../../lib/format.ts';
import { useAccount } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Row, Stack } from '../../ui/layout.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { toast } from '../../ui/toast.tsx';
import { RejectDialog } from './period-dialogs.tsx';
import { type PeriodAct, useConfirmPeriodAct } from './queries.ts';

/** Confirms or rejects what was asked of a month; who asked only waits. */
export function DecideButtons({ act }: { act: PeriodAct }) {
  const t = useTexts();
  const { id: readerId } = useAccount();
  const confirm = useConfirmPeriodAct(act.id);
  const [isRejecting, setRejecting] = useState(false);
  const month = formatMonth(act.month);
  const isOwn = act.proposedById === readerId;
  const reasons = isOwn ? [{ text: t('ledger.periods.ownProposal') }] : [];
  const finish = () => toast(t(`ledger.periods.done.${act.act}`, { month }));
  return (
    <Stack gap={2}>
      <Row justify="end" align="top">
        <Button
          onClick={() => confirm.mutate(undefined, { onSuccess: finish })}
          busy={confirm.isPending}
          disabledReasons={reasons}
          label={t(`ledger.periods.confirmOf.${act.act}`, { month })}
        >
          {t(`ledger.periods.confirm.${act.act}`)}
        </Button>
        {!isOwn && (
          <Button
            tone="quiet"
            onClick={() => setRejecting(true)}
            label={t('ledger.periods.rejectOf', { month })}
          >
            {t('ledger.periods.reject')}
          </Button>
        )}
      </Row>
      {confirm.error && <ProblemAlert problem={confirm.error} />}
      {isRejecting && <RejectDialog act={act} onClose={() => setRejecting(false)} />}
    </Stack>
  );
}
