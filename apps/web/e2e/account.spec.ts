import { expectWellMade } from './support/checks.ts';
import { expect, test } from './support/roles.ts';

test('a person signs in with the keyboard alone, after one mistake', async ({ page }) => {
  await page.goto('/account');
  await expect(page).toHaveURL(/\/sign-in\?returnTo=%2Faccount$/);
  await expectWellMade(page, 'sign-in');
  const password = await page.locator('code').first().textContent();
  await page.getByLabel('Indirizzo e-mail').focus();
  await page.keyboard.type('operatore@approdo.test');
  await page.keyboard.press('Tab');
  await page.keyboard.type('sbagliata');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Indirizzo o password non corretti');
  await page.getByRole('textbox', { name: 'Password' }).fill(password ?? '');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Il mio account' })).toBeVisible();
});

test('the pages for everybody are well made', async ({ page }) => {
  for (const [name, address] of Object.entries({
    'forgot-password': '/forgot-password',
    'reset-password': '/reset-password#un-segreto-di-prova-abbastanza-lungo',
    invitation: '/invitation#un-segreto-di-prova-abbastanza-lungo',
    accessibility: '/accessibility',
  })) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectWellMade(page, name);
  }
});

test('a problem is reported to where the installation says, from every page', async ({ page }) => {
  await page.goto('/sign-in');
  const link = page.getByRole('link', { name: 'Segnala un problema' });
  await expect(link).toHaveAttribute('href', 'mailto:accessibilita@ente.test');
});

test('every role finds its own home and its own places', async ({ as }) => {
  for (const role of [
    'operator',
    'coordinator',
    'authority',
    'auditor',
    'mediator',
    'administrator',
  ] as const) {
    const page = await as(role);
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1, name: /^Buon lavoro/ })).toBeVisible();
    await page.waitForLoadState('networkidle');
    await expectWellMade(page, `home-${role}`);
  }
});

test('a person chooses a language, and it stays', async ({ as }) => {
  const page = await as('mediator');
  await page.goto('/account');
  await expectWellMade(page, 'account');
  await page.getByLabel('English').check();
  await page.getByRole('button', { name: 'Salva' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'My account' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'My account' })).toBeVisible();
  await page.getByLabel('Italiano').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Il mio account' })).toBeVisible();
});

test('Ctrl+K leads anywhere, and an address that leads nowhere says so', async ({ as }) => {
  const page = await as('operator');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: /^Buon lavoro/ })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder(/Cerca una pagina/).fill('acc');
  await expectWellMade(page, 'palette');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/account');
  await page.goto('/nessuna-pagina');
  await expect(page.getByRole('heading', { level: 1, name: 'Pagina non trovata' })).toBeVisible();
  await expectWellMade(page, 'not-found');
});

test('signing out closes the session, and Back does not open it again', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Entra come Revisore' }).click();
  await expect(page).toHaveURL('/');
  await page.getByRole('button', { name: /^Menu utente/ }).click();
  await page.getByRole('menuitem', { name: 'Esci' }).click();
  await expect(page).toHaveURL('/sign-in');
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
});
