import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useTexts } from '../../i18n/i18n.ts';
import { formatCount, formatInstant } from '../../lib/format.ts';
import { useCan } from '../../lib/session.ts';
import { Section } from '../../ui/card.tsx';
import type { Column } from '../../ui/columns.ts';
import { CopyValue } from '../../ui/copy-value.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { SealIcon } from '../../ui/icons.tsx';
import { Code, Soft, Stack } from '../../ui/layout.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { LedgerTabs } from './ledger-tabs.tsx';
import { type LedgerSeal, sealPageQuery } from './queries.ts';

/** The seals: each binds what was recorded until then, and the seal before it. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const mayRead = can('ledger:read');
  const [search] = useSearchParams();
  const page = useQuery({ ...sealPageQuery(search.get('cursor') ?? ''), enabled: mayRead });
  const rows = page.data?.items ?? [];
  return (
    <Page
      title={t('ledger.seals.title')}
      subtitle={t('ledger.seals.subtitle')}
      isAllowed={mayRead}
      error={page.error}
      onRetry={() => page.refetch()}
    >
      <Stack gap={4}>
        <LedgerTabs />
        <Section title={t('ledger.seals.list')} note={t('ledger.seals.note')} flush>
          <DataTable
            caption={t('ledger.seals.list')}
            columns={useColumns()}
            rows={rows}
            rowKey={({ number }) => String(number)}
            isLoading={mayRead && page.isPending}
            empty={{
              icon: SealIcon,
              title: t('ledger.seals.empty'),
              description: t('ledger.seals.emptyFix'),
            }}
          />
          <Pager nextCursor={page.data?.nextCursor ?? null} shown={rows.length} />
        </Section>
      </Stack>
    </Page>
  );
}

/** Characters of a hash that are enough to tell two apart by eye. */
const shownCharacters = 16;

function useColumns(): Column<LedgerSeal>[] {
  const t = useTexts();
  return [
    { id: 'number', header: t('ledger.seals.number'), cell: ({ number }) => formatCount(number) },
    { id: 'sealedAt', header: t('ledger.seals.sealedAt'), cell: ({ sealedAt }) => formatInstant(sealedAt) },
    {
      id: 'count',
      header: t('ledger.seals.count'),
      align: 'end',
      cell: ({ transactionCount }) => formatCount(transactionCount),
    },
    {
      id: 'previousHash',
      header: t('ledger.seals.previousHash'),
      cell: ({ number, previousHash }) =>
        number === 1 ? (
          <Soft small>{t('ledger.seals.first')}</Soft>
        ) : (
          <Code>{`${previousHash.slice(0, shownCharacters)}…`}</Code>
        ),
    },
    { id: 'hash', header: t('ledger.seals.hash'), cell: ({ hash }) => <CopyValue value={hash} /> },
  ];
}
