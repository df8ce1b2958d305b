import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { renderPiece } from '../../test/render.tsx';
import { Button } from './button.tsx';
import { Menu } from './menu.tsx';

describe('a button that waits for something', () => {
  const reasons = [{ text: 'Il piano non è firmato' }, { text: 'Registra una DID', to: '/elsewhere' }];

  test('says what is missing, and is not pressed', async () => {
    const press = vi.fn();
    const { person } = renderPiece(
      <Button onClick={press} disabledReasons={reasons}>
        Richiedi la dote
      </Button>,
    );
    const button = screen.getByRole('button', { name: 'Richiedi la dote' });
    await person.click(button);
    expect(press).not.toHaveBeenCalled();
    expect(button.getAttribute('aria-disabled')).toBe('true');
    const description = document.getElementById(button.getAttribute('aria-describedby') ?? '');
    expect(description?.textContent).toContain('Il piano non è firmato');
  });

  test('can still be reached with the keyboard, and its reasons lead to where they are mended', async () => {
    const { person } = renderPiece(<Button disabledReasons={reasons}>Richiedi la dote</Button>);
    await person.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Richiedi la dote' }));
    await person.click(screen.getByRole('link', { name: 'Registra una DID' }));
    expect(screen.getByText('altrove')).toBeTruthy();
  });

  test('never sends its form', async () => {
    const send = vi.fn((event: SubmitEvent) => event.preventDefault());
    const { person, container } = renderPiece(
      <form>
        <Button type="submit" disabledReasons={reasons}>
          Invia
        </Button>
      </form>,
    );
    container.querySelector('form')?.addEventListener('submit', send);
    await person.click(screen.getByRole('button', { name: 'Invia' }));
    expect(send).not.toHaveBeenCalled();
  });
});

test('a busy button takes no second press', async () => {
  const press = vi.fn();
  const { person } = renderPiece(
    <Button busy onClick={press}>
      Salva
    </Button>,
  );
  await person.click(screen.getByRole('button', { name: 'Salva' })).catch(() => {});
  expect(press).not.toHaveBeenCalled();
});

describe('a button that opens a menu', () => {
  test('says whether it is open, and has the keyboard back when the menu goes', async () => {
    const { person } = renderPiece(
      <Menu
        target={<Button>Esporta</Button>}
        label="Esporta"
        items={[{ label: 'CSV', onSelect: () => {} }]}
      />,
    );
    const button = screen.getByRole('button', { name: 'Esporta' });
    expect(button.getAttribute('aria-haspopup')).toBe('menu');
    await person.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    const menu = await screen.findByRole('menu');
    expect(document.getElementById(menu.getAttribute('aria-labelledby') ?? '')).toBe(button);
    await person.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(button));
  });
});
