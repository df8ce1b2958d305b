import { useLocation, useNavigate } from 'react-router';
import { useTexts } from '../i18n/i18n.ts';
import { useCurrentLocation } from '../lib/current-location.ts';
import { Button } from './button.tsx';
import { ChevronLeftIcon, ChevronRightIcon } from './icons.tsx';
import styles from './toolbar.module.css';

export interface PagerProps {
  /** The cursor of the next page, as the API gave it; null on the last. */
  nextCursor: string | null;
  /** How many rows this page shows. */
  shown: number;
}

/**
 * Pages of a list that knows only its next page. The cursors already passed travel with the browser's history,
 * so that Previous, Back and Reload all find their page.
 */
export function Pager({ nextCursor, shown }: PagerProps) {
  const t = useTexts();
  const { isFirst, page, toNext, toPrevious } = usePages();
  if (isFirst && nextCursor === null) return null;
  return (
    <nav className={styles.pager} aria-label={t('ui.pager.label')}>
      <span className={styles.count}>
        {t('ui.pager.page', { page })} · {t('ui.pager.rows', { count: shown })}
      </span>
      <span className={styles.chips}>
        {!isFirst && (
          <Button icon={ChevronLeftIcon} onClick={toPrevious}>
            {t('ui.pager.previous')}
          </Button>
        )}
        {nextCursor !== null && (
          <Button icon={ChevronRightIcon} iconAt="end" onClick={() => toNext(nextCursor)}>
            {t('ui.pager.next')}
          </Button>
        )}
      </span>
    </nav>
  );
}

function usePages() {
  const navigate = useNavigate();
  const location = useLocation();
  const cursor = new URLSearchParams(location.search).get('cursor');
  const passed = passedCursors(location.state);
  const current = useCurrentLocation();
  const go = (to: string, state: PagerState) => {
    const now = current();
    const search = new URLSearchParams(now.search);
    if (to === '') search.delete('cursor');
    else search.set('cursor', to);
    // What else the history holds of this list, such as a name that was searched, stays with every page.
    navigate({ search: search.toString() }, { state: { ...now.state, ...state } });
  };
  return {
    isFirst: cursor === null,
    page: passed.length + 1,
    toNext: (next: string) => go(next, { passed: [...passed, cursor ?? ''] }),
    toPrevious: () => go(passed.at(-1) ?? '', { passed: passed.slice(0, -1) }),
  };
}

interface PagerState {
  passed: readonly string[];
}

function passedCursors(state: unknown): readonly string[] {
  if (typeof state !== 'object' || state === null || !('passed' in state) || !Array.isArray(state.passed))
    return [];
  return state.passed.filter((cursor) => typeof cursor === 'string');
}
