import { useTexts } from '../../i18n/i18n.ts';
import { dash, formatMoney } from '../../lib/format.ts';
import { CheckIcon, type Icon, InfoIcon, PlusIcon, WarningIcon } from '../../ui/icons.tsx';
import { Soft, Stack } from '../../ui/layout.tsx';
import { Money } from '../../ui/money.tsx';
import { type BadgeTone, StatusBadge } from '../../ui/status-badge.tsx';
import { FigureLink, type FigureScope } from './figure-link.tsx';
import type { PlanFigures } from './plan-queries.ts';

/** Whether a quarter is over, in progress or to come: of the last nothing is late. */
export type QuarterTime = 'past' | 'now' | 'toCome';

interface PlanCellProps {
  figures: PlanFigures;
  time: QuarterTime;
  /** Which movements made what was received. */
  scope: FigureScope;
  /** Whose figure and of when, for who hears the link alone. */
  place: string;
}

/** What was planned, what was received, and which of the two is more, in words. */
export function PlanCell({ figures, time, scope, place }: PlanCellProps) {
  const t = useTexts();
  const { plannedCents, allocatedCents } = figures;
  if (plannedCents === 0 && allocatedCents === 0)
    return (
      <>
        <span aria-hidden>{dash}</span>
        <span className="visually-hidden">{t('budgetPlans.nothing')}</span>
      </>
    );
  return (
    <Stack gap={1}>
      <span>
        <Soft small>{t('budgetPlans.planned')}</Soft> <Money cents={plannedCents} />
      </span>
      {!(time === 'toCome' && allocatedCents === 0) && (
        <span>
          <Soft small>{t('budgetPlans.received')}</Soft>{' '}
          <FigureLink figure="allocated" scope={scope} place={place} cents={allocatedCents}>
            <Money cents={allocatedCents} />
          </FigureLink>
        </span>
      )}
      <Difference figures={figures} time={time} />
    </Stack>
  );
}

/** Less or more than planned; of what is still to come nothing is said. */
export function Difference({ figures, time }: Pick<PlanCellProps, 'figures' | 'time'>) {
  const t = useTexts();
  const { plannedCents, differenceCents } = figures;
  if (time === 'toCome') return null;
  const mark = markOf(differenceCents, time);
  const amount = formatMoney(Math.abs(differenceCents));
  if (plannedCents === 0) return <Soft small>{t('budgetPlans.unplanned')}</Soft>;
  return (
    <span>
      <StatusBadge tone={mark.tone} icon={mark.icon}>
        {t(`budgetPlans.difference.${mark.word}`, { amount })}
      </StatusBadge>
    </span>
  );
}

interface Mark {
  word: 'under' | 'over' | 'even';
  tone: BadgeTone;
  icon: Icon;
}

function markOf(differenceCents: number, time: QuarterTime): Mark {
  if (differenceCents === 0) return { word: 'even', tone: 'good', icon: CheckIcon };
  if (differenceCents > 0) return { word: 'over', tone: 'info', icon: PlusIcon };
  return time === 'past'
    ? { word: 'under', tone: 'bad', icon: WarningIcon }
    : { word: 'under', tone: 'warning', icon: InfoIcon };
}
