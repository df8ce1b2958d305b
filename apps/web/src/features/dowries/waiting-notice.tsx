import { useTexts } from '../../i18n/i18n.ts';
import { formatInstantDay } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import { Link } from '../../ui/link.tsx';
import { Notice, type NoticeTone } from '../../ui/notice.tsx';
import type { Dowry } from './queries.ts';

type Waiting = NonNullable<Dowry['waiting']>;

const tones: Readonly<Record<Waiting['state'], NoticeTone>> = {
  waiting: 'info',
  offered: 'good',
  lapsed: 'warning',
};

/** The place of a request on the waiting list, since when, and whether the money is there; nothing when it does not wait. */
export function WaitingNotice({ dowry: { waiting, district, edition } }: { dowry: Dowry }) {
  const t = useTexts();
  const can = useCan();
  if (!waiting) return null;
  const { state, position, joinedAt, joinedByName, offeredAt } = waiting;
  const words = state === 'offered' && can('dowries:grant') ? 'offeredToGrant' : state;
  const day = formatInstantDay(joinedAt);
  return (
    <Notice tone={tones[state]} title={t('dowries.waiting.title', { position, district: district.name })}>
      <p>{t(`dowries.waiting.state.${words}`, { day: formatInstantDay(offeredAt ?? joinedAt) })}</p>
      <p>
        {joinedByName === null
          ? t('dowries.waiting.sinceOnly', { day })
          : t('dowries.waiting.since', { day, who: joinedByName })}
      </p>
      {can('budgets:read') && (
        <Link to={`${paths.waitingList()}?edition=${edition.id}&district=${district.id}`}>
          {t('dowries.waiting.list')}
        </Link>
      )}
    </Notice>
  );
}
