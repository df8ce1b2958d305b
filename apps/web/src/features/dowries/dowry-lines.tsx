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

/** Where the money of a line may be, in the order of its life. */
const stages = ['reserved', 'committed', 'accrued', 'ordered', 'paid', 'recoverable'] as const;

/** Before the clearance a line is only planned; after it, every cent is in one place. */
function usePartsOf({ clearance }: Dowry, line: DowryLine): MoneyPart[] {
  const t = useTexts();
  if (!clearance) {
    return [
      { stage: 'planned', cents: line.plannedCents, label: t('dowries.amounts.planned') },
      { stage: 'reserved', cents: 0 },
    ];
  }
  const held = stages.map((stage) => ({ stage, cents: line.stages[`${stage}Cents`] }));
  return [
    ...held.filter(({ stage, cents }) => cents > 0 || stage === 'reserved' || stage === 'paid'),
    ...(line.releasedCents > 0
      ? [{ stage: 'available' as const, cents: line.releasedCents, label: t('dowries.amounts.released') }]
      : []),
  ];
}

type Amounts = Pick<DowryLine, 'amountCents' | 'plannedCents' | 'releasedCents' | 'stages'>;

/** The figures of a line, or of all: what it may take, where each euro of it stands, what returned to the district. */
function useFigures(): { id: string; header: string; centsOf: (amounts: Amounts) => number }[] {
  const t = useTexts();
  return [
    { id: 'planned', header: t('dowries.amounts.planned'), centsOf: ({ plannedCents }) => plannedCents },
    { id: 'amount', header: t('dowries.amounts.amount'), centsOf: ({ amountCents }) => amountCents },
    ...stages.map((stage) => ({
      id: stage,
      header: t(`ui.stage.${stage}`),
      centsOf: (amounts: Amounts) => amounts.stages[`${stage}Cents`],
    })),
    { id: 'released', header: t('dowries.amounts.released'), centsOf: ({ releasedCents }) => releasedCents },
  ];
}

function LineTable({ dowry }: { dowry: Dowry }) {
  const t = useTexts();
  const figures = useFigures();
  const columns: Column<DowryLine>[] = [
    {
      id: 'component',
      header: t('dowries.line.component'),
      cell: ({ component }) => dowryComponentLabels[component][currentLanguage()],
    },
    ...figures.map(({ id, header, centsOf }) => ({
      id,
      header,
      align: 'end' as const,
      cell: (line: DowryLine) => <Money cents={centsOf(line)} />,
    })),
  ];
  const totals = Object.fromEntries(
    figures.map(({ id, centsOf }) => [id, <Money key={id} cents={centsOf(dowry.totals)} />]),
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
