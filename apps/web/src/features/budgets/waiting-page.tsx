import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { countOf, useListParams } from '../../lib/list-params.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { BudgetsIcon } from '../../ui/icons.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { toast } from '../../ui/toast.tsx';
import { BudgetTabs } from './budget-tabs.tsx';
import { oneOf } from './figures.ts';
import { FileMenu } from './file-menu.tsx';
import { useBudgetNames } from './names.ts';
import { PlaceFilters, placeFilterNames, usePlaceFilter } from './place-filters.tsx';
import { useWaitingColumns } from './waiting-columns.tsx';
import {
  readWaitingFile,
  useWaitingAct,
  type WaitingAct,
  type WaitingEntry,
  waitingPageQuery,
} from './waiting-queries.ts';
import { WordsDialog } from './words-dialog.tsx';

const states = ['waiting', 'offered', 'lapsed', 'granted', 'ended', 'left'] as const;

/** The dowries that wait for money, in the order in which they were requested, and what they are offered. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const mayRead = can('budgets:read');
  const list = useListParams(placeFilterNames);
  const words = useBudgetNames();
  const [asked, setAsked] = useState<{ entry: WaitingEntry; act: WaitingAct } | null>(null);
  const state = oneOf(states, list.values.state);
  const filter = { ...usePlaceFilter(list, words), ...(state ? { state } : {}) };
  const page = useQuery({ ...waitingPageQuery(filter), enabled: mayRead });
  const rows = page.data?.items ?? [];
  const columns = useWaitingColumns(words, setAsked);
  return (
    <Page
      title={t('budgets.waiting.title')}
      subtitle={t('budgets.waiting.subtitle')}
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
            states={states.map((value) => ({ value, label: t(`budgets.waiting.state.${value}`) }))}
            tools={
              <FileMenu
                what={t('budgets.waiting.title')}
                read={(format) => readWaitingFile(filter, format)}
              />
            }
          />
          <DataTable
            caption={t('budgets.waiting.title')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            isLoading={mayRead && page.isPending}
            empty={{
              icon: BudgetsIcon,
              title: t(list.isFiltered ? 'budgets.waiting.noMatch' : 'budgets.waiting.empty'),
              description: t(list.isFiltered ? 'budgets.waiting.noMatchFix' : 'budgets.waiting.emptyFix'),
              action: can('dowries:read') && !list.isFiltered && (
                <ButtonLink to={`${paths.dowries()}?state=requested&cover=missing`}>
                  {t('budgets.waiting.openRequests')}
                </ButtonLink>
              ),
            }}
          />
          <Pager nextCursor={page.data?.nextCursor ?? null} shown={rows.length} />
        </Card>
      </Stack>
      {asked && <ActDialog {...asked} onClose={() => setAsked(null)} />}
    </Page>
  );
}

interface ActDialogProps {
  entry: WaitingEntry;
  act: WaitingAct;
  onClose: () => void;
}

function ActDialog({ entry, act, onClose }: ActDialogProps) {
  const t = useTexts();
  const doing = useWaitingAct(entry.id, act);
  const finish = () => {
    toast(t(`budgets.waiting.done.${act}`));
    onClose();
  };
  return (
    <WordsDialog
      title={t(`budgets.waiting.doOf.${act}`, { code: entry.dowryCode ?? '' })}
      meaning={t(`budgets.waiting.doing.${act}`)}
      submit={t(`budgets.waiting.do.${act}`)}
      label={t('budgets.waiting.reason')}
      problem={doing.error}
      isBusy={doing.isPending}
      onSubmit={(reason) => doing.mutate(reason, { onSuccess: finish })}
      onClose={onClose}
    />
  );
}
