import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../i18n/i18n.ts';
import { formatInstantDay } from '../lib/format.ts';
import { paths } from '../lib/paths.ts';
import { TaskCard } from '../ui/tiles.tsx';
import { dowryTallyQuery } from './queries.ts';

export interface DowryTaskProps {
  state: 'requested' | 'granted';
  /** True when the reader is who must act. */
  isMine: boolean;
}

/** Doti in a state: for who decides, work to do; for the others, how things stand. */
export function DowryTask({ state, isMine }: DowryTaskProps) {
  const t = useTexts();
  const { data, isError } = useQuery(dowryTallyQuery(state));
  const words = isMine ? 'toReview' : state;
  const count = data?.count ?? null;
  return (
    <TaskCard
      count={count}
      isAtLeast={data?.isAtLeast ?? false}
      label={isError ? t('home.unknown') : t(`home.dowries.${words}.label`, { count: count ?? 0 })}
      detail={
        data?.oldestAt && state === 'requested'
          ? t('home.oldest', { day: formatInstantDay(data.oldestAt) })
          : null
      }
      action={{ label: t(`home.dowries.${words}.action`), to: `${paths.dowries()}?state=${state}` }}
      calm={t(`home.dowries.${words}.calm`)}
      isUrgent={isMine}
    />
  );
}
