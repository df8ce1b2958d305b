import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import type { Shapes } from '../../lib/api.ts';
import { formatDay, formatInstant } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import { type Definition, DefinitionList, Section } from '../../ui/card.tsx';
import { Code, Soft, Stack } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { LedgerNames } from './names.ts';
import { type LedgerTransaction, reasonQuery } from './queries.ts';

interface WhySectionProps {
  transaction: LedgerTransaction;
  names: LedgerNames;
}

/** The rule by which money moved, what it was applied to, who recorded it and when. */
export function WhySection({ transaction, names }: WhySectionProps) {
  const t = useTexts();
  const isApplied = transaction.outcome === 'applied';
  const { data } = useQuery({ ...reasonQuery(transaction.id), enabled: isApplied });
  return (
    <Section title={t('ledger.why.title')}>
      <Stack gap={4}>
        <p>{data?.rule ?? t(`ledger.why.rule.${transaction.kind}`)}</p>
        {data && data.inputs.length > 0 && <InputList inputs={data.inputs} />}
        <DefinitionList items={useFacts({ transaction, names })} />
      </Stack>
    </Section>
  );
}

/** The figures and proofs that a movement rests on, each with where it comes from. */
function InputList({ inputs }: { inputs: Shapes['MovementReason']['inputs'] }) {
  const t = useTexts();
  return (
    <DefinitionList
      items={inputs.map(({ label, value, source, assumed }) => ({
        term: label,
        value: (
          <Stack gap={1}>
            <span>
              {value} {assumed && <StatusBadge tone="warning">{t('common.assumed')}</StatusBadge>}
            </span>
            {source !== null && <Soft small>{source}</Soft>}
          </Stack>
        ),
      }))}
    />
  );
}

function useFacts({ transaction, names }: WhySectionProps): Definition[] {
  const t = useTexts();
  const { editionId, districtId, promoterId, effectiveOn, originalOn, businessKey } = transaction;
  const known = (term: string, value: string) => (value === '–' ? [] : [{ term, value }]);
  return [
    { term: t('ledger.effectiveOn'), value: formatDay(effectiveOn) },
    ...(originalOn === null ? [] : [{ term: t('ledger.factOn'), value: formatDay(originalOn) }]),
    { term: t('ledger.recordedAt'), value: formatInstant(transaction.recordedAt) },
    { term: t('ledger.recordedBy'), value: transaction.recordedByName },
    ...known(t('ledger.edition'), names.edition(editionId)),
    ...known(t('ledger.district'), names.district(districtId)),
    ...known(t('ledger.promoter'), names.promoter(promoterId)),
    ...useDowryFact(transaction),
    ...(businessKey === null
      ? []
      : [{ term: t('ledger.businessKey'), value: <Code>{businessKey}</Code>, wide: true }]),
    { term: t('ledger.id'), value: <Code>{transaction.id}</Code>, wide: true },
  ];
}

function useDowryFact({ dowryId }: LedgerTransaction): Definition[] {
  const t = useTexts();
  const can = useCan();
  if (dowryId === null || !can('dowries:read')) return [];
  return [{ term: t('ledger.dowry'), value: <Link to={paths.dowry(dowryId)}>{t('ledger.openDowry')}</Link> }];
}
