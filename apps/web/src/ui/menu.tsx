import { Menu as KitMenu } from '@mantine/core';
import type { ReactElement } from 'react';
import { useNavigate } from 'react-router';
import type { MenuItem } from './menu-item.ts';

export type { MenuItem } from './menu-item.ts';

/** A few actions behind one button (`IconButton` or `Button`). */
export function Menu({
  target,
  label,
  items,
}: {
  target: ReactElement;
  label: string;
  items: readonly MenuItem[];
}) {
  const navigate = useNavigate();
  return (
    <KitMenu position="bottom-end" shadow="md" width={220}>
      <KitMenu.Target>{target}</KitMenu.Target>
      <KitMenu.Dropdown aria-label={label}>
        {items.map(({ label: text, icon: Glyph, to, onSelect, isDangerous }) => (
          <KitMenu.Item
            key={text}
            leftSection={Glyph && <Glyph size={16} />}
            {...(isDangerous ? { color: '#b3263e' } : {})}
            onClick={() => (to ? navigate(to) : onSelect?.())}
          >
            {text}
          </KitMenu.Item>
        ))}
      </KitMenu.Dropdown>
    </KitMenu>
  );
}
