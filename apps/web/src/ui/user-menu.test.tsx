import { screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { renderPiece } from '../../test/render.tsx';
import { UserMenu } from './user-menu.tsx';

function show() {
  const signOut = vi.fn();
  const view = renderPiece(
    <>
      <UserMenu
        name="Anna Conti"
        initials="AC"
        roleName="Operatore"
        organisation="Il Ponte"
        label="Menu utente"
        items={[
          { label: 'Il mio account', to: '/elsewhere' },
          { label: 'Esci', onSelect: signOut },
        ]}
      />
      <button type="button">Altro</button>
    </>,
  );
  const button = () => screen.getByRole('button', { name: 'Menu utente: Anna Conti, Operatore, Il Ponte' });
  return { ...view, signOut, button };
}

describe('the user menu', () => {
  test('opens on its first item, goes round with the arrows, and Escape gives the keyboard back', async () => {
    const { person, button } = show();
    await person.click(button());
    expect(button().getAttribute('aria-expanded')).toBe('true');
    const focused = () => document.activeElement?.textContent;
    expect(focused()).toBe('Il mio account');
    await person.keyboard('{ArrowDown}');
    expect(focused()).toBe('Esci');
    await person.keyboard('{ArrowDown}');
    expect(focused()).toBe('Il mio account');
    await person.keyboard('{ArrowUp}');
    expect(focused()).toBe('Esci');
    await person.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(button());
  });

  test('closes when the person turns to something else', async () => {
    const { person, button } = show();
    await person.click(button());
    await person.click(screen.getByRole('button', { name: 'Altro' }));
    expect(screen.queryByRole('menu')).toBeNull();
  });

  test('leads where its items lead, and does what they do', async () => {
    const { person, button, signOut } = show();
    await person.click(button());
    await person.click(screen.getByRole('menuitem', { name: 'Esci' }));
    expect(signOut).toHaveBeenCalledOnce();
    expect(screen.queryByRole('menu')).toBeNull();
    await person.click(button());
    await person.keyboard('{Enter}');
    expect(screen.getByText('altrove')).toBeTruthy();
  });
});
