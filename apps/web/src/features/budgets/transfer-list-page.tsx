import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { formatInstantDay } from '../../lib/format.ts';
import { countOf, useListParams } from '../../lib/list-params.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { BudgetsIcon, PlusIcon } from '../../ui/icons.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Money } from '../../ui/money.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { BudgetTabs } from './budget-tabs.tsx';
import { oneOf } from './figures.ts';
import { FileMenu } from './file-menu.tsx';
import { type BudgetNames, useBudgetNames } from './names.ts';
import { PlaceFilters, placeFilterNames, usePlaceFilter } from './place-filters.tsx';
import { TransferBadge } from './transfer-badge.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import { type BudgetTransfer, readTransfersFile, transferPageQuery } from './transfer-queries.ts';

const states = ['proposed', 'approved', 'refused', 'withdrawn'] as const;

/** The transfers between districts: one person proposes, another decides. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const mayRead = can('budgets:read');
  const list = useListParams(placeFilterNames);
  const words = useBudgetNames();
  const state = oneOf(states, list.values.state);
  const filter = { ...usePlaceFilter(list, words), ...(state ? { state } : {}) };
  const page = useQuery({ ...transferPageQuery(filter), enabled: mayRead });
  const rows = page.data?.items ?? [];
  return (
    <Page
      title={t('budgets.transfers.title')}
      subtitle={t('budgets.transfers.subtitle')}
      actions={can('transfers:propose') && <ProposeButton />}
      isAllowed={mayRead}
      error={page.error}
      onRetry={() => page.refetch()}
    >
      <Stack gap={4}>
        <BudgetTabs />
        <Card flush>
          <PlaceFilters
            list={list}
            words={words}
            counted={countOf(list.cursor, page.data)}
            states={states.map((value) => ({ value, label: t(`budgets.transfers.state.${value}`) }))}
            tools={
              <FileMenu
                what={t('budgets.transfers.title')}
                read={(format) => readTransfersFile(filter, format)}
              />
            }
          />
          <DataTable
            caption={t('budgets.transfers.title')}
            columns={useColumns(words)}
            rows={rows}
            rowKey={({ id }) => id}
            rowHref={({ id }) => paths.budgetTransfer(id)}
            isLoading={mayRead && page.isPending}
            empty={{
              icon: BudgetsIcon,
              title: t(list.isFiltered ? 'budgets.transfers.noMatch' : 'budgets.transfers.empty'),
              description: list.isFiltered
                ? t('budgets.noMatchFix')
                : t(`budgets.transfers.emptyFix.${can('transfers:propose') ? 'proposes' : 'reads'}`),
            }}
          />
          <Pager nextCursor={page.data?.nextCursor ?? null} shown={rows.length} />
        </Card>
      </Stack>
    </Page>
  );
}

function ProposeButton() {
  const t = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button tone="primary" icon={PlusIcon} onClick={() => setOpen(true)}>
        {t('budgets.transfers.propose')}
      </Button>
      {isOpen && <TransferDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function useColumns(words: BudgetNames): Column<BudgetTransfer>[] {
  const t = useTexts();
  return [
    {
      id: 'proposedAt',
      header: t('budgets.transfers.proposedAt'),
      cell: ({ proposedAt }) => formatInstantDay(proposedAt),
    },
    { id: 'from', header: t('budgets.transfers.from'), cell: ({ fromDistrictName }) => fromDistrictName },
    { id: 'to', header: t('budgets.transfers.to'), cell: ({ toDistrictName }) => toDistrictName },
    { id: 'edition', header: t('budgets.edition'), cell: ({ editionId }) => words.edition(editionId) },
    { id: 'fund', header: t('budgets.fund'), cell: ({ fundId }) => words.fund(fundId) },
    {
      id: 'amount',
      header: t('budgets.amount'),
      align: 'end',
      cell: ({ amountCents }) => <Money cents={amountCents} />,
    },
    {
      id: 'state',
      header: t('budgets.stateHeader'),
      cell: ({ state }) => <TransferBadge state={state} />,
    },
    {
      id: 'by',
      header: t('budgets.transfers.proposedBy'),
      cell: ({ proposedByName }) => proposedByName ?? t('common.notNamed'),
    },
  ];
}
