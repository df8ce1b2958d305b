import { expectWellMade } from './support/checks.ts';
import { expect, test } from './support/roles.ts';

test('an administrator invites a person, who is then found and suspended', async ({ as }) => {
  const page = await as('administrator');
  await page.goto('/users');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await expectWellMade(page, 'users');

  await page.getByRole('button', { name: 'Invita utente' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Indirizzo e-mail').fill('nuova.operatrice@ente.example');
  await dialog.getByLabel('Nome e cognome').fill('Nuova Operatrice');
  await dialog.getByLabel('Ruolo').click();
  await page.getByRole('option', { name: 'Operatore' }).click();
  await dialog.getByRole('combobox', { name: 'Ente' }).fill('co');
  await page.getByRole('option').first().click();
  await expectWellMade(page, 'user-invitation');
  await dialog.getByRole('button', { name: 'Invita utente' }).click();
  await expect(page.getByText('Invito inviato a nuova.operatrice@ente.example')).toBeVisible();

  await page.getByLabel('Nome o indirizzo e-mail').fill('operatrice');
  await expect(page.getByRole('row', { name: /Nuova Operatrice.*Invitato/ })).toBeVisible();
  // the list may be read again while the menu is open, which closes it
  await expect(async () => {
    await page.getByRole('button', { name: 'Azioni su Nuova Operatrice' }).click();
    await page.getByRole('menuitem', { name: 'Sospendi' }).click({ timeout: 3000 });
  }).toPass({ timeout: 30_000 });
  await dialog.getByRole('button', { name: 'Sospendi' }).click();
  await expect(page.getByRole('row', { name: /Nuova Operatrice.*Sospeso/ })).toBeVisible();
});

test('an administrator makes a key, sees its secret once, revokes it and finds both acts in the trail', async ({
  as,
}) => {
  const page = await as('administrator');
  await page.goto('/api-keys');
  await page.getByRole('button', { name: 'Nuova chiave' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nome').fill('Programma di un fornitore');
  await dialog.getByLabel('Agisce come').click();
  await page.getByRole('option', { name: 'Operatore' }).click();
  await dialog.getByRole('combobox', { name: 'Ente' }).fill('co');
  await page.getByRole('option').first().click();
  await dialog.getByRole('group', { name: 'Fascicoli' }).getByLabel('Leggere').check();
  await expectWellMade(page, 'api-key-form');
  await dialog.getByRole('button', { name: 'Crea chiave' }).click();
  await expect(dialog.getByText(/^apd_/)).toBeVisible();
  await expectWellMade(page, 'api-key-secret');
  await dialog.getByRole('button', { name: 'L’ho copiato' }).click();

  const row = page.getByRole('row', { name: /Programma di un fornitore/ });
  await row.getByRole('button', { name: /^Revoca/ }).click();
  await dialog.getByRole('button', { name: 'Revoca' }).click();
  await expect(row.getByText('Revocata')).toBeVisible();
  await expectWellMade(page, 'api-keys');

  await page.goto('/audit');
  await expect(
    page.getByRole('row', { name: /Chiave API: revoca.*Programma di un fornitore/ }),
  ).toBeVisible();
  await expect(
    page.getByRole('row', { name: /Chiave API: creazione.*Programma di un fornitore/ }),
  ).toBeVisible();
  await expectWellMade(page, 'audit');
});
