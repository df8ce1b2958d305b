import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { formatCount } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { BudgetsIcon, HelpIcon } from '../../ui/icons.tsx';
import { Strong } from '../../ui/layout.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { BudgetPartProps } from './budget-filters.tsx';
import type { BudgetNames } from './names.ts';
import { OpeningDialog, useLength } from './opening-dialog.tsx';
import { openingsInForce } from './openings.ts';
import { type Opening, openingPageQuery } from './queries.ts';

/** The second question: how many more dowries can be opened, in the editions that still run. */
export function OpeningSection({ filter, words }: BudgetPartProps) {
  const t = useTexts();
  const [asked, setAsked] = useState<Opening | null>(null);
  const { data, error, isPending, refetch } = useQuery(openingPageQuery(filter));
  const columns = useColumns(words, setAsked);
  const rows = openingsInForce(data?.items ?? [], filter, words);
  return (
    <Section title={t('budgets.openings.title')} note={t('budgets.openings.note')} flush>
      {error ? (
        <ErrorState problem={error} onRetry={() => refetch()} />
      ) : (
        <DataTable
          caption={t('budgets.openings.caption')}
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.editionId} ${row.districtId} ${row.variantId}`}
          isLoading={isPending || words.isPending}
          empty={{ icon: BudgetsIcon, title: t('budgets.openings.nowhere') }}
        />
      )}
      {asked && <OpeningDialog opening={asked} words={words} onClose={() => setAsked(null)} />}
    </Section>
  );
}

function useColumns(words: BudgetNames, onAsk: (opening: Opening) => void): Column<Opening>[] {
  const t = useTexts();
  const lengthOf = useLength();
  return [
    { id: 'district', header: t('budgets.district'), cell: ({ districtName }) => districtName },
    { id: 'edition', header: t('budgets.edition'), cell: ({ editionId }) => words.edition(editionId) },
    { id: 'length', header: t('budgets.openings.length'), cell: ({ variantId }) => lengthOf(variantId) },
    {
      id: 'openings',
      header: t('budgets.doti'),
      align: 'end',
      cell: ({ openings }) =>
        openings === 0 ? (
          <StatusBadge tone="bad">{t('budgets.openings.none')}</StatusBadge>
        ) : (
          <Strong>{formatCount(openings)}</Strong>
        ),
    },
    {
      id: 'binding',
      header: t('budgets.openings.bindingFund'),
      cell: ({ bindingFundId }) => words.fund(bindingFundId),
    },
    {
      id: 'how',
      header: t('budgets.openings.how'),
      hideHeader: true,
      align: 'end',
      cell: (opening) => <HowButton opening={opening} words={words} onAsk={onAsk} />,
    },
  ];
}

interface HowButtonProps {
  opening: Opening;
  words: BudgetNames;
  onAsk: (opening: Opening) => void;
}

function HowButton({ opening, words, onAsk }: HowButtonProps) {
  const t = useTexts();
  const where = { district: opening.districtName, edition: words.edition(opening.editionId) };
  return (
    <Button
      tone="quiet"
      icon={HelpIcon}
      onClick={() => onAsk(opening)}
      label={t('budgets.openings.howOf', where)}
    >
      {t('budgets.openings.how')}
    </Button>
  );
}
