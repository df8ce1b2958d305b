import { isCivilDate } from '@approdo/shared/dates';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useTexts } from '../../i18n/i18n.ts';
import { useListParams } from '../../lib/list-params.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import { Section } from '../../ui/card.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { HolderBalance } from './holder-balance.tsx';
import { HolderTable } from './holder-table.tsx';
import { holderWords } from './move-table.tsx';
import { useLedgerNames } from './names.ts';
import { type HolderAt, holderMovesQuery, holderQuery, type LedgerHolder } from './queries.ts';

/** One holder of money: what it holds, on any day, and its moves with the running balance. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const mayRead = can('ledger:read');
  const { holderId = '' } = useParams();
  const list = useListParams(['day', 'by']);
  const { by } = list.values;
  const day = isCivilDate(list.values.day) ? list.values.day : '';
  const at: HolderAt = {
    holderId,
    ...(day === '' ? {} : { asOf: day }),
    ...(day !== '' && by === 'recorded' ? { by } : {}),
  };
  const holder = useQuery({ ...holderQuery(at), enabled: mayRead });
  const moves = useQuery({ ...holderMovesQuery(holderId, list.cursor), enabled: mayRead });
  const names = useLedgerNames();
  const words = holder.data && holderWords(holder.data, names, t);
  const rows = moves.data?.items ?? [];
  return (
    <Page
      title={words?.name ?? t('ledger.holderPage.title')}
      breadcrumbs={[{ label: t('ledger.title'), to: paths.ledger() }]}
      subtitle={words && holder.data && <Whose holder={holder.data} fund={words.fund} />}
      isAllowed={mayRead}
      isLoading={mayRead && (holder.isPending || moves.isPending)}
      error={holder.error ?? moves.error}
      onRetry={() => Promise.all([holder.refetch(), moves.refetch()])}
    >
      <Stack gap={4}>
        {holder.data && <HolderBalance holder={holder.data} day={day} by={by} onChange={list.set} />}
        <Section title={t('ledger.holderPage.caption')} flush>
          <HolderTable moves={rows} />
          <Pager nextCursor={moves.data?.nextCursor ?? null} shown={rows.length} />
        </Section>
      </Stack>
    </Page>
  );
}

/** The fund, and for a line of a dowry its promoter, its district and the way to the dowry. */
function Whose({ holder, fund }: { holder: LedgerHolder; fund: string }) {
  const t = useTexts();
  const can = useCan();
  const { dowryId, promoterName, districtName, component } = holder;
  const parts = [fund, promoterName, component === 'none' ? null : districtName];
  return (
    <Row gap={2}>
      <Soft>{parts.filter(Boolean).join(' · ')}</Soft>
      {dowryId !== null && can('dowries:read') && (
        <Link to={paths.dowry(dowryId)}>{t('ledger.openDowry')}</Link>
      )}
    </Row>
  );
}
