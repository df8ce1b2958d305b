import { expectWellMade } from './support/checks.ts';
import { expect, test } from './support/roles.ts';

test('an authority enters a host, gives it a seat, and hears what keeps a body open', async ({ as }) => {
  const page = await as('authority');
  await page.goto('/organisations');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await expectWellMade(page, 'organisations');

  await page.getByRole('button', { name: 'Aggiungi ente' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Tipo').click();
  await page.getByRole('option', { name: 'Soggetto ospitante' }).click();
  await dialog.getByLabel('Denominazione').fill('Forno del Porto');
  await dialog.getByLabel('Codice fiscale').fill('80001234568');
  await dialog.getByLabel('Settore').click();
  await page.getByRole('option', { name: 'Commercio e riparazioni' }).click();
  await dialog.getByLabel('Dipendenti a tempo indeterminato').fill('7');
  await expectWellMade(page, 'organisation-form');
  await dialog.getByRole('button', { name: 'Salva' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Forno del Porto' })).toBeVisible();

  await page.getByRole('button', { name: 'Aggiungi sede' }).click();
  await dialog.getByLabel('Indirizzo').fill('Via Roma 12');
  await dialog.getByLabel('Comune').fill('Cori');
  await page.getByRole('option', { name: /^Cori/ }).first().click();
  await dialog.getByRole('button', { name: 'Salva' }).click();
  await expect(page.getByRole('row', { name: /Via Roma 12.*Principale/ })).toBeVisible();
  await expectWellMade(page, 'organisation');

  await page.goto('/organisations?kind=promoter');
  await page.locator('tbody').getByRole('link').first().click();
  await page.getByRole('button', { name: 'Chiudi ente' }).click();
  await dialog.getByRole('button', { name: 'Chiudi ente' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Sospendi prima gli utenti');
  await expectWellMade(page, 'organisation-closure');
});

test('an operator reads the bodies and changes none', async ({ as }) => {
  const page = await as('operator');
  await page.goto('/organisations');
  await page.locator('tbody').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Sedi' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Modifica|Chiudi ente|Aggiungi/ })).toHaveCount(0);
});
