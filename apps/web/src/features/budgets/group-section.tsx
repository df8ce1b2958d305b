import { sumCents } from '@approdo/shared/money';
import { useTexts } from '../../i18n/i18n.ts';
import { Section } from '../../ui/card.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { BudgetsIcon } from '../../ui/icons.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { Money } from '../../ui/money.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { StackedBar } from '../../ui/waterfall.tsx';
import { FigureLink, type FigureScope } from './figure-link.tsx';
import { centsOf, dividing, type Figure, figures, groups } from './figures.ts';
import { FileMenu } from './file-menu.tsx';
import {
  type BudgetFilter,
  readWaterfallFile,
  type Waterfall,
  type WaterfallGroup,
  type WaterfallRow,
} from './queries.ts';

interface GroupSectionProps {
  waterfall: Waterfall;
  scope: FigureScope;
  filter: BudgetFilter;
  onGroup: (group: WaterfallGroup) => void;
}

/** The same figures side by side: by district, programme, edition, fund, promoter or line of the doti. */
export function GroupSection({ waterfall, scope, filter, onGroup }: GroupSectionProps) {
  const t = useTexts();
  const { rows, totals, groupBy, omittedRows } = waterfall;
  const shown = figures.filter((figure) => centsOf(totals, figure) !== null);
  const wholeCents = Math.max(...rows.map(sizeOf), 0);
  const columns = useColumns({ groupBy, shown, scope, wholeCents });
  return (
    <Section
      title={t(`budgets.group.title.${groupBy}`)}
      note={t('budgets.group.note')}
      actions={
        <Row gap={2}>
          <SelectField<WaterfallGroup>
            name="groupBy"
            label={t('budgets.group.by')}
            required
            value={groupBy}
            onChange={(group) => group !== '' && onGroup(group)}
            options={groups.map((value) => ({ value, label: t(`budgets.${value}`) }))}
          />
          <FileMenu
            what={t(`budgets.group.title.${groupBy}`)}
            read={(format) => readWaterfallFile(filter, groupBy, format)}
          />
        </Row>
      }
      flush
    >
      <DataTable
        caption={t(`budgets.group.title.${groupBy}`)}
        columns={columns}
        rows={rows}
        rowKey={({ key }) => key}
        narrow="scroll"
        empty={{
          icon: BudgetsIcon,
          title: t(waterfall.current ? 'budgets.noMatch' : 'budgets.nothingThen'),
          description: t('budgets.noMatchFix'),
        }}
        {...(rows.length > 1 && {
          totals: {
            name: t('budgets.total'),
            ...Object.fromEntries(
              shown.map((figure) => [figure, <Money key={figure} cents={centsOf(totals, figure)} />]),
            ),
          },
        })}
      />
      {omittedRows > 0 && <Soft small>{t('budgets.group.omitted', { count: omittedRows })}</Soft>}
    </Section>
  );
}

/** The filter by which a row of this group is looked at alone; a programme has none of its own. */
const filterOf = {
  district: 'district',
  edition: 'edition',
  fund: 'fund',
  promoter: 'promoter',
  component: 'component',
  programme: null,
} as const;

interface GroupColumns {
  groupBy: WaterfallGroup;
  shown: readonly Figure[];
  scope: FigureScope;
  /** The greatest of the rows, in cents: the others are drawn against it. */
  wholeCents: number;
}

const partsOf = (row: WaterfallRow) =>
  dividing.map((figure) => ({ stage: figure, cents: centsOf(row, figure) }));

const sizeOf = (row: WaterfallRow) => sumCents(partsOf(row).map(({ cents }) => Math.max(cents ?? 0, 0)));

function useColumns({ groupBy, shown, scope, wholeCents }: GroupColumns): Column<WaterfallRow>[] {
  const t = useTexts();
  const name = filterOf[groupBy];
  return [
    {
      id: 'name',
      header: t(`budgets.${groupBy}`),
      cell: (row) => (
        <Stack gap={1}>
          {row.name}
          <StackedBar parts={partsOf(row)} wholeCents={wholeCents} />
        </Stack>
      ),
    },
    ...shown.map(
      (figure): Column<WaterfallRow> => ({
        id: figure,
        header: t(`budgets.figures.${figure}`),
        align: 'end',
        cell: (row) => (
          <FigureLink
            figure={figure}
            scope={name === null ? scope : { ...scope, [name]: row.key }}
            place={row.name}
            cents={name === null ? null : centsOf(row, figure)}
          >
            <Money cents={centsOf(row, figure)} />
          </FigureLink>
        ),
      }),
    ),
  ];
}
