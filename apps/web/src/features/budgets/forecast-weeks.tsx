import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { formatCount, formatDay, formatMoney, plainMoney } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import { ColumnChart } from '../../ui/column-chart.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Money } from '../../ui/money.tsx';
import type { Forecast } from './forecast-queries.ts';

type Week = Forecast['weeks'][number];

/** Weeks that the table shows until all are asked for. */
const firstWeeks = 8;
/** One week in so many has its day below the chart. */
const labelEvery = 8;

/** What is left at the end of each week, and what comes back in it. */
export function ForecastWeeks({ forecast: { weeks } }: { forecast: Forecast }) {
  const t = useTexts();
  const [isWhole, setWhole] = useState(false);
  const columns = useColumns();
  const top = Math.max(...weeks.map(({ availableCents }) => availableCents), 0);
  return (
    <Section
      title={t('budgets.forecast.weeks')}
      note={t('budgets.forecast.weeksNote')}
      actions={
        <ExportButton
          name="previsione"
          columns={columns}
          readPage={() => Promise.resolve({ items: weeks, nextCursor: null })}
        />
      }
    >
      <Stack gap={3}>
        <ColumnChart
          caption={t('budgets.forecast.chart')}
          topSaid={formatMoney(top)}
          zeroSaid={formatMoney(0)}
          columns={weeks.map(({ weekStartsOn, availableCents }, index) => ({
            key: weekStartsOn,
            value: availableCents,
            said: `${formatDay(weekStartsOn)}: ${formatMoney(availableCents)}`,
            ...(index % labelEvery === 0 ? { label: formatDay(weekStartsOn) } : {}),
          }))}
        />
        <DataTable
          caption={t('budgets.forecast.weeks')}
          columns={columns}
          rows={isWhole ? weeks : weeks.slice(0, firstWeeks)}
          rowKey={({ weekStartsOn }) => weekStartsOn}
        />
        {!isWhole && weeks.length > firstWeeks && (
          <div>
            <Button onClick={() => setWhole(true)}>
              {t('budgets.forecast.allWeeks', { count: weeks.length })}
            </Button>
          </div>
        )}
      </Stack>
    </Section>
  );
}

function useColumns(): Column<Week>[] {
  const t = useTexts();
  const money = (id: 'releasedCents' | 'reservedCents' | 'availableCents'): Column<Week> => ({
    id,
    header: t(`budgets.forecast.week.${id}`),
    align: 'end',
    cell: (week) => <Money cents={week[id]} />,
    text: (week) => plainMoney(week[id]),
  });
  return [
    {
      id: 'week',
      header: t('budgets.forecast.week.startsOn'),
      cell: ({ weekStartsOn }) => formatDay(weekStartsOn),
      text: ({ weekStartsOn }) => formatDay(weekStartsOn),
    },
    money('releasedCents'),
    {
      id: 'openings',
      header: t('budgets.forecast.week.openings'),
      align: 'end',
      cell: ({ openings }) => formatCount(openings),
      text: ({ openings }) => openings,
    },
    money('reservedCents'),
    money('availableCents'),
  ];
}
