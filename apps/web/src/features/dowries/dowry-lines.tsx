import { dowryComponentLabels } from '@approdo/shared/dowry';
import { useState } from 'react';
import { currentLanguage, useTexts } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { HelpIcon } from '../../ui/icons.tsx';
import { Columns, Row, Soft, Stack } from '../../ui/layout.tsx';
import { Money, MoneyBar, type MoneyPart } from '../../ui/money.tsx';
import { useQuantity } from './line-quantity.ts';
import type { Dowry, DowryLine } from './queries.ts';
import { WhyAmountDialog } from './why-amount-dialog.tsx';

/** The three lines, as bars to be seen and as figures to be read; every amount can be asked about. */
export function DowryLines({ dowry }: { dowry: Dowry }) {
  const t = useTexts();
  const [asked, setAsked] = useState<DowryLine | null>(null);
  return (
    <Section title={t('dowries.line.title')}>
      <Columns minimum={19}>
        {dowry.lines.map((line) => (
          <LineBar key={line.component} dowry={dowry} line={line} onAsk={() => setAsked(line)} />
        ))}
      </Columns>
      <LineTable dowry={dowry} />
      {asked && <WhyAmountDialog dowry={dowry} line={asked} onClose={() => setAsked(null)} />}
    </Section>
  );
}

interface LineBarProps {
  dowry: Dowry;
  line: DowryLine;
  onAsk: () => void;
}

function LineBar({ dowry, line, onAsk }: LineBarProps) {
  const t = useTexts();
  const label = dowryComponentLabels[line.component][currentLanguage()];
  return (
    <Stack gap={1}>
      <MoneyBar label={label} totalCents={line.amountCents} parts={usePartsOf(dowry, line)} />
      <Row justify="spread">
        <Soft small>
          {line.fundName} · {useQuantity(line)}
        </Soft>
        <Button
          tone="quiet"
          icon={HelpIcon}
          onClick={onAsk}
          label={t('dowries.line.whyOf', { component: label })}
        >
          {t('dowries.line.why')}
        </Button>
      </Row>
    </Stack>
  );
}

/** Before the clearance a line is only planned; after it, every cent is in one place. */
function usePartsOf({ clearance }: Dowry, line: DowryLine): MoneyPart[] {
  const t = useTexts();
  if (!clearance) {
    return [
      { stage: 'planned', cents: line.plannedCents, label: t('dowries.amounts.planned') },
      { stage: 'reserved', cents: 0 },
    ];
  }
  return [
    { stage: 'reserved', cents: line.leftCents, label: t('dowries.amounts.left') },
    { stage: 'accrued', cents: line.accruedCents - line.paidCents },
    { stage: 'paid', cents: line.paidCents },
    { stage: 'available', cents: line.releasedCents, label: t('dowries.amounts.released') },
  ];
}

const figures = ['planned', 'amount', 'reserved', 'accrued', 'paid', 'released', 'left'] as const;

function LineTable({ dowry }: { dowry: Dowry }) {
  const t = useTexts();
  const columns: Column<DowryLine>[] = [
    {
      id: 'component',
      header: t('dowries.line.component'),
      cell: ({ component }) => dowryComponentLabels[component][currentLanguage()],
    },
    ...figures.map((name) => ({
      id: name,
      header: t(`dowries.amounts.${name}`),
      align: 'end' as const,
      cell: (line: DowryLine) => <Money cents={line[`${name}Cents`]} />,
    })),
  ];
  const totals = Object.fromEntries(
    figures.map((name) => [name, <Money key={name} cents={dowry.totals[`${name}Cents`]} />]),
  );
  return (
    <DataTable
      caption={t('dowries.line.caption')}
      columns={columns}
      rows={dowry.lines}
      rowKey={({ component }) => component}
      totals={{ component: t('dowries.line.total'), ...totals }}
    />
  );
}
