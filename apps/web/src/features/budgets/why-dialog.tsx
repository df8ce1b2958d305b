import { dowryComponentLabels } from '@approdo/shared/dowry';
import { useQuery } from '@tanstack/react-query';
import { currentLanguage, useTexts } from '../../i18n/i18n.ts';
import { formatDay, formatInstant, formatMoney } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { type Definition, DefinitionList } from '../../ui/card.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Row, Soft, Stack, Strong } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { Modal } from '../../ui/modal.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { type MovementReason, movementReasonQuery } from './queries.ts';

interface WhyDialogProps {
  transactionId: string;
  onClose: () => void;
}

/** Why money moved: the rule, the figures it rests on and their source, who recorded it and when. */
export function WhyDialog({ transactionId, onClose }: WhyDialogProps) {
  const t = useTexts();
  const can = useCan();
  const { data, error, refetch } = useQuery(movementReasonQuery(transactionId));
  const title = data
    ? t('budgets.why.title', { kind: t(`ledger.kind.${data.kind}`), amount: formatMoney(data.amountCents) })
    : t('budgets.why.ask');
  return (
    <Modal isOpen onClose={onClose} title={title}>
      <Stack gap={4}>
        {error && <ErrorState problem={error} onRetry={() => refetch()} />}
        {!data && !error && <TableSkeleton rows={3} />}
        {data && <Reason reason={data} />}
        <Row justify="spread">
          {can('ledger:read') ? (
            <Link to={paths.ledgerTransaction(transactionId)}>{t('budgets.why.transaction')}</Link>
          ) : (
            <span />
          )}
          <Button onClick={onClose}>{t('common.close')}</Button>
        </Row>
      </Stack>
    </Modal>
  );
}

function Reason({ reason }: { reason: MovementReason }) {
  const t = useTexts();
  const { lines } = reason;
  const named = lines.flatMap(({ component, amountCents }) =>
    component === 'none' ? [] : [{ component, amountCents }],
  );
  return (
    <>
      <p>
        <Strong>{reason.rule}</Strong>
      </p>
      {reason.inputs.length > 0 && <DefinitionList items={inputsOf(reason, t('common.assumed'))} />}
      {named.length > 0 && (
        <DefinitionList
          items={named.map(({ component, amountCents }) => ({
            term: dowryComponentLabels[component][currentLanguage()],
            value: formatMoney(amountCents),
          }))}
        />
      )}
      <Soft small>
        {t('budgets.why.recorded', {
          when: formatInstant(reason.recordedAt),
          who: reason.recordedByName ?? t('common.notNamed'),
          day: formatDay(reason.originalOn ?? reason.effectiveOn),
        })}
      </Soft>
    </>
  );
}

function inputsOf({ inputs }: MovementReason, assumedLabel: string): Definition[] {
  return inputs.map(({ label, value, source, assumed }) => ({
    term: label,
    value: (
      <Stack gap={1}>
        <span>
          {value} {assumed && <StatusBadge tone="warning">{assumedLabel}</StatusBadge>}
        </span>
        {source !== null && <Soft small>{source}</Soft>}
      </Stack>
    ),
  }));
}
