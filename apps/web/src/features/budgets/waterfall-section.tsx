import { useTexts } from '../../i18n/i18n.ts';
import { formatDay, formatPercent } from '../../lib/format.ts';
import { Section } from '../../ui/card.tsx';
import { Soft, Stack } from '../../ui/layout.tsx';
import { Money } from '../../ui/money.tsx';
import { Waterfall, type WaterfallStep } from '../../ui/waterfall.tsx';
import { FigureLink, type FigureScope } from './figure-link.tsx';
import { centsOf, type Figure, figures } from './figures.ts';
import type { Waterfall as WaterfallAnswer } from './queries.ts';

interface WaterfallSectionProps {
  waterfall: WaterfallAnswer;
  scope: FigureScope;
}

/** From what was allocated to what is left, each figure opening the list behind it. */
export function WaterfallSection({ waterfall, scope }: WaterfallSectionProps) {
  const t = useTexts();
  const { asOf, current, time, totals } = waterfall;
  const shareOf = (figure: Figure) => {
    const { allocatedCents } = totals;
    const cents = centsOf(totals, figure);
    if (!allocatedCents || cents === null || figure === 'allocated') return null;
    return formatPercent(cents / allocatedCents);
  };
  const steps = figures
    .filter((figure) => figure !== 'recovered' && centsOf(totals, figure) !== null)
    .map((figure): WaterfallStep => {
      const cents = centsOf(totals, figure);
      return {
        stage: figure,
        label: t(`budgets.figures.${figure}`),
        note: shareOf(figure),
        cents,
        wrap: (amount) => (
          <FigureLink figure={figure} scope={scope} cents={cents} place={t('budgets.everything')}>
            {amount}
          </FigureLink>
        ),
      };
    });
  return (
    <Section
      title={t('budgets.where')}
      note={current ? t('budgets.asOf.now') : t(`budgets.asOf.title.${time}`, { day: formatDay(asOf) })}
    >
      <Stack gap={3}>
        <Waterfall caption={t('budgets.where')} steps={steps} />
        <Recovered cents={totals.recoveredCents} scope={scope} />
      </Stack>
    </Section>
  );
}

/** What came back is available again, so it is said beside the waterfall and not added to it. */
function Recovered({ cents, scope }: { cents: number; scope: FigureScope }) {
  const t = useTexts();
  return (
    <p>
      <Soft>
        {t('budgets.figures.recovered')}:{' '}
        <FigureLink figure="recovered" scope={scope} cents={cents} place={t('budgets.everything')}>
          <Money cents={cents} />
        </FigureLink>
        . {t('budgets.recoveredNote')}
      </Soft>
    </p>
  );
}
