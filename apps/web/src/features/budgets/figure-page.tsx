import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useTexts } from '../../i18n/i18n.ts';
import { formatMoney } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import { Card } from '../../ui/card.tsx';
import { NotFoundState } from '../../ui/error-state.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Page } from '../../ui/page.tsx';
import { BudgetFilters, type BudgetFiltersState, useBudgetFilters } from './budget-filters.tsx';
import { centsOf, type Figure, figures, lineStages, oneOf, shareFigures } from './figures.ts';
import { FileMenu } from './file-menu.tsx';
import { LineList } from './line-list.tsx';
import { MovementList } from './movement-list.tsx';
import {
  type BudgetFilter,
  type MovementFilter,
  readLinesFile,
  readMovementsFile,
  waterfallQuery,
} from './queries.ts';
import { WhyDialog } from './why-dialog.tsx';

/** The list behind a figure of the budget: the lines of doti, or the movements, that make it. */
export function Component() {
  const t = useTexts();
  const figure = oneOf(figures, useParams().figure ?? '');
  if (!figure) return <Page title={t('budgets.title')}>{<NotFoundState />}</Page>;
  return <FigurePage figure={figure} />;
}

function FigurePage({ figure }: { figure: Figure }) {
  const t = useTexts();
  const can = useCan();
  const state = useBudgetFilters();
  const mayRead = can('budgets:read');
  const total = useQuery({
    ...waterfallQuery(state.filter, 'district'),
    enabled: mayRead && state.isKnown,
  });
  const name = t(`budgets.figures.${figure}`);
  const cents = total.data && centsOf(total.data.totals, figure);
  return (
    <Page
      // the balance of a day is not the sum of the movements since another
      title={cents === undefined || state.from !== undefined ? name : `${name}: ${formatMoney(cents)}`}
      breadcrumbs={[{ label: t('budgets.title'), to: paths.budgets() }]}
      subtitle={t(`budgets.figure.meaning.${figure}`)}
      actions={<FigureFile figure={figure} state={state} />}
      isAllowed={mayRead}
      error={total.error}
      onRetry={() => total.refetch()}
    >
      <Stack gap={4}>
        <Matter figure={figure} state={state} />
      </Stack>
    </Page>
  );
}

function FigureFile({ figure, state: { filter, from } }: { figure: Figure; state: BudgetFiltersState }) {
  const t = useTexts();
  const stage = oneOf(lineStages, figure);
  const share = oneOf(shareFigures, figure);
  const what = t(`budgets.figures.${figure}`);
  if (stage) return <FileMenu what={what} read={(format) => readLinesFile(filter, stage, format)} />;
  if (share)
    return <FileMenu what={what} read={(format) => readMovementsFile(since(filter, from), share, format)} />;
  return null;
}

const since = (filter: BudgetFilter, from: string | undefined): MovementFilter => ({
  ...filter,
  ...(from === undefined ? {} : { from }),
});

function Matter({ figure, state }: { figure: Figure; state: BudgetFiltersState }) {
  const { list, filter, from, words, isKnown } = state;
  const [asked, setAsked] = useState<string | null>(null);
  const stage = oneOf(lineStages, figure);
  const share = oneOf(shareFigures, figure);
  const page = list.cursor === '' ? {} : { cursor: list.cursor };
  return (
    <Card flush>
      <BudgetFilters list={list} words={words} />
      {stage && isKnown && <LineList stage={stage} filter={{ ...filter, ...page }} words={words} />}
      {share && isKnown && (
        <MovementList
          figure={share}
          filter={{ ...since(filter, from), ...page }}
          words={words}
          onAsk={setAsked}
        />
      )}
      {asked !== null && <WhyDialog transactionId={asked} onClose={() => setAsked(null)} />}
    </Card>
  );
}
