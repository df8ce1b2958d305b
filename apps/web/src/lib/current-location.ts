import { useCallback, useContext } from 'react';
import { type Location, UNSAFE_DataRouterContext, useLocation } from 'react-router';

/**
 * Where the browser is now. What a page was drawn with may be older: two changes in quick succession, such as a word
 * typed and a button pressed, must build on each other.
 */
export function useCurrentLocation(): () => Location {
  const router = useContext(UNSAFE_DataRouterContext)?.router;
  const drawn = useLocation();
  return useCallback(() => router?.state.location ?? drawn, [router, drawn]);
}
