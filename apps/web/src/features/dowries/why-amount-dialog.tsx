import { dowryComponentLabels } from '@approdo/shared/dowry';
import { currentLanguage, useTexts } from '../../i18n/i18n.ts';
import { formatInstant, formatMoney } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { type Definition, DefinitionList } from '../../ui/card.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Money } from '../../ui/money.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { useQuantity } from './line-quantity.ts';
import type { Dowry, DowryLine } from './queries.ts';

interface WhyAmountDialogProps {
  dowry: Dowry;
  line: DowryLine;
  onClose: () => void;
}

/** The rule behind an amount, the data it was applied to, who applied it and when. */
export function WhyAmountDialog({ dowry, line, onClose }: WhyAmountDialogProps) {
  const t = useTexts();
  const component = dowryComponentLabels[line.component][currentLanguage()];
  return (
    <Modal
      isOpen
      onClose={onClose}
      title={t('dowries.why.title', { component, amount: formatMoney(line.amountCents) })}
    >
      <Stack gap={4}>
        <Stack gap={1}>
          <h3>{t('dowries.why.ruleTitle')}</h3>
          <p>{t(`dowries.why.rule.${line.component}`)}</p>
        </Stack>
        <Stack gap={2}>
          <h3>{t('dowries.why.inputs')}</h3>
          <DefinitionList items={useInputs(dowry, line)} />
        </Stack>
        <Row justify="end">
          <Button tone="primary" onClick={onClose}>
            {t('dowries.why.close')}
          </Button>
        </Row>
      </Stack>
    </Modal>
  );
}

function useInputs({ edition, request, clearance }: Dowry, line: DowryLine): Definition[] {
  const t = useTexts();
  const signed = (act: { at: string; byName: string | null }) =>
    t('dowries.facts.by', { when: formatInstant(act.at), who: act.byName ?? t('dowries.facts.someone') });
  return [
    { term: t('dowries.amounts.amount'), value: <Money cents={line.amountCents} /> },
    { term: t('dowries.amounts.planned'), value: <Money cents={line.plannedCents} /> },
    { term: t('dowries.why.quantity'), value: useQuantity(line) },
    { term: t('dowries.fund'), value: line.fundName },
    { term: t('dowries.edition'), value: edition.name },
    { term: t('dowries.why.source'), value: <SourceCell line={line} />, wide: true },
    { term: t('dowries.why.chosenBy'), value: signed(request), wide: true },
    ...(clearance ? [{ term: t('dowries.why.grantedBy'), value: signed(clearance), wide: true }] : []),
  ];
}

function SourceCell({ line: { source, assumed } }: { line: DowryLine }) {
  const t = useTexts();
  if (!assumed) return <>{source}</>;
  return (
    <Stack gap={1}>
      <span>
        <StatusBadge tone="warning">{t('common.assumed')}</StatusBadge> {source}
      </span>
      <Soft small>{t('dowries.why.assumed')}</Soft>
    </Stack>
  );
}
