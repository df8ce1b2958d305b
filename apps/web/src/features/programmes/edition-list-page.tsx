import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { formatDay, formatMoney } from '../../lib/format.ts';
import { useListParams } from '../../lib/list-params.ts';
import { paths } from '../../lib/paths.ts';
import { Card } from '../../ui/card.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { Money } from '../../ui/money.tsx';
import { Page } from '../../ui/page.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { type EditionSummary, editionPageQuery, programmesQuery } from './queries.ts';
import { StandingBadge } from './standing-badge.tsx';

/** The editions of the programmes: what each is worth and whether it is in force. */
export function Component() {
  const t = useTexts();
  const list = useListParams(['programme']);
  const programmes = useQuery(programmesQuery);
  const chosen = programmes.data?.items.find(({ id }) => id === list.values.programme);
  const page = useQuery(editionPageQuery({ programmeId: chosen?.id }));
  const columns = useEditionColumns();
  const chips = chosen
    ? [
        {
          id: 'programme',
          label: `${t('programmes.programme')}: ${chosen.name}`,
          onRemove: () => list.set({ programme: '' }),
        },
      ]
    : [];
  return (
    <Page
      title={t('programmes.list.title')}
      subtitle={t('programmes.list.subtitle')}
      error={page.error ?? programmes.error}
      onRetry={() => page.refetch()}
    >
      <FilterBar chips={chips} onClear={list.clear} count={page.data?.items.length ?? null}>
        <SelectField
          name="programme"
          label={t('programmes.programme')}
          placeholder={t('common.all')}
          value={list.values.programme}
          onChange={(programme) => list.set({ programme })}
          options={(programmes.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FilterBar>
      <Card flush>
        <DataTable
          caption={t('programmes.list.title')}
          columns={columns}
          rows={page.data?.items ?? []}
          rowKey={({ id }) => id}
          rowHref={({ id }) => paths.edition(id)}
          isLoading={page.isPending}
          empty={{ title: t('programmes.list.empty') }}
        />
      </Card>
    </Page>
  );
}

function useEditionColumns(): Column<EditionSummary>[] {
  const t = useTexts();
  return [
    { id: 'name', header: t('programmes.edition'), cell: ({ name }) => name },
    {
      id: 'standing',
      header: t('programmes.standingHeader'),
      cell: ({ standing }) => <StandingBadge standing={standing} />,
    },
    { id: 'from', header: t('programmes.from'), cell: ({ applicationsFrom }) => formatDay(applicationsFrom) },
    {
      id: 'until',
      header: t('programmes.until'),
      cell: ({ internshipsEndBy }) => formatDay(internshipsEndBy),
    },
    {
      id: 'amount',
      header: t('programmes.dowry'),
      align: 'end',
      cell: ({ amountCents, amountCentsMax }) =>
        amountCents === amountCentsMax ? (
          <Money cents={amountCents} />
        ) : (
          t('programmes.upTo', { amount: formatMoney(amountCents), most: formatMoney(amountCentsMax) })
        ),
    },
  ];
}
