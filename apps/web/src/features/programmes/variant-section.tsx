import { dowryComponentLabels } from '@approdo/shared/dowry';
import { currentLanguage, type TextOf, useTexts } from '../../i18n/i18n.ts';
import { formatHours } from '../../lib/format.ts';
import { Section } from '../../ui/card.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Row } from '../../ui/layout.tsx';
import { Money } from '../../ui/money.tsx';
import { AssumedBadge } from './assumed-badge.tsx';
import { type FigureRow, FigureTable } from './figure-table.tsx';
import type { Edition } from './queries.ts';
import { SourceCell } from './source-cell.tsx';

type Variant = Edition['variants'][number];
type Component = Variant['components'][number];

/** What a dowry of this length is worth, component by component, and what is behind each. */
export function VariantSection({ edition, variant }: { edition: Edition; variant: Variant }) {
  const t = useTexts();
  const length = variant.name[currentLanguage()];
  const title = t('programmes.section.variant', { length });
  const quantities = t('programmes.section.quantities', { length });
  return (
    <>
      <Section title={title} flush>
        <DataTable
          caption={title}
          columns={useComponentColumns(edition)}
          rows={variant.components}
          rowKey={({ component }) => component}
          totals={{ term: t('programmes.dowry'), value: <Money cents={variant.amountCents.value} /> }}
        />
      </Section>
      <Section title={quantities} flush>
        <FigureTable caption={quantities} rows={quantityRows(variant, t)} />
      </Section>
    </>
  );
}

/** The fund may be assumed where the amount is not, so each carries its own mark. */
function useComponentColumns(edition: Edition): Column<Component>[] {
  const t = useTexts();
  const language = currentLanguage();
  return [
    {
      id: 'term',
      header: t('programmes.component'),
      cell: ({ component }) => dowryComponentLabels[component][language],
    },
    {
      id: 'value',
      header: t('programmes.amount'),
      align: 'end',
      cell: ({ amountCents }) => <Money cents={amountCents.value} />,
    },
    {
      id: 'source',
      header: t('programmes.source'),
      cell: ({ amountCents }) => <SourceCell figure={amountCents} />,
    },
    {
      id: 'fund',
      header: t('programmes.fund'),
      cell: ({ fundId }) => (
        <Row gap={2}>
          {edition.funds.find(({ id }) => id === fundId.value)?.name}
          {fundId.assumed && <AssumedBadge reason={fundId.source} />}
        </Row>
      ),
    },
  ];
}

function quantityRows(variant: Variant, t: TextOf): FigureRow[] {
  const { monthlyAllowanceCents, months, requiredMinutes, tutoringMinutes } = variant;
  const rows: FigureRow[] = [
    { ...months, id: 'months', term: t('programmes.months'), value: months.value },
    {
      ...monthlyAllowanceCents,
      id: 'monthly',
      term: t('programmes.monthly'),
      value: <Money cents={monthlyAllowanceCents.value} />,
    },
    {
      ...requiredMinutes,
      id: 'required',
      term: t('programmes.requiredHours'),
      value: formatHours(requiredMinutes.value),
    },
  ];
  if (tutoringMinutes.value === null) return rows;
  const value = formatHours(tutoringMinutes.value);
  return [...rows, { ...tutoringMinutes, id: 'tutoring', term: t('programmes.tutoringHours'), value }];
}
