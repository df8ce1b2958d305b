import { useTexts } from '../i18n/i18n.ts';
import { useCan } from '../lib/session.ts';
import { Columns, Stack } from '../ui/layout.tsx';
import { ShortcutCard } from '../ui/tiles.tsx';
import { navigationFor } from './places.ts';

/** The places the reader may go to, each with what is done there. */
export function HomeShortcuts() {
  const t = useTexts();
  const can = useCan();
  const places = navigationFor(can)
    .flatMap((group) => group.destinations)
    .flatMap((place) => (place.key === 'home' ? [] : [{ ...place, key: place.key }]));
  return (
    <Stack gap={2}>
      <h2>{t('home.shortcuts')}</h2>
      <Columns minimum={15} isEven>
        {places.map(({ key, to, icon }) => (
          <ShortcutCard
            key={key}
            to={to}
            icon={icon}
            label={t(`shell.places.${key}`)}
            detail={t(`home.places.${key}`)}
          />
        ))}
      </Columns>
    </Stack>
  );
}
