import { romeToday } from '@approdo/shared/dates';
import { stages } from '@approdo/shared/ledger';
import { useTexts } from '../../i18n/i18n.ts';
import { formatDay } from '../../lib/format.ts';
import { Section } from '../../ui/card.tsx';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { ItalianDateField } from '../../ui/italian-date-field.tsx';
import { Money } from '../../ui/money.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { StatTiles } from '../../ui/tiles.tsx';
import type { LedgerHolder } from './queries.ts';

interface HolderBalanceProps {
  holder: LedgerHolder;
  /** As the address says them; empty for now. */
  day: string;
  by: string;
  onChange: (changes: { day?: string; by?: string }) => void;
}

/** What a holder holds in each stage it may have, on the day that the reader chooses. */
export function HolderBalance({ holder, day, by, onChange }: HolderBalanceProps) {
  const t = useTexts();
  const own =
    holder.kind === 'doteComponent'
      ? stages.filter((stage) => stage !== 'available')
      : ['available' as const];
  const bases = [
    { value: 'effective', label: t('ledger.holderPage.byEffective') },
    { value: 'recorded', label: t('ledger.holderPage.byRecorded') },
  ];
  return (
    <Section
      title={day === '' ? t('ledger.holderPage.now') : t('ledger.holderPage.onDay', { day: formatDay(day) })}
      flush
    >
      <FilterBar>
        <ItalianDateField
          name="day"
          label={t('ledger.holderPage.asOf')}
          value={day === '' ? null : day}
          latest={romeToday(new Date())}
          onChange={(value) => onChange({ day: value ?? '' })}
        />
        {day !== '' && (
          <SelectField
            name="by"
            label={t('ledger.holderPage.by')}
            value={by === 'recorded' ? 'recorded' : 'effective'}
            required
            onChange={(value) => onChange({ by: value })}
            options={bases}
          />
        )}
      </FilterBar>
      <StatTiles
        stats={own.map((stage) => ({
          label: t(`ledger.stageNow.${stage}`),
          value: <Money cents={holder.stages[`${stage}Cents`]} />,
        }))}
      />
    </Section>
  );
}
