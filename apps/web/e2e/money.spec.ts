import { expectWellMade } from './support/checks.ts';
import { expect, test } from './support/roles.ts';

test('an auditor follows a reversal through the journal to its proof and to the account', async ({ as }) => {
  test.setTimeout(120_000);
  const page = await as('auditor');
  await page.goto('/ledger');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await expectWellMade(page, 'ledger');

  await page.getByRole('combobox', { name: 'Operazione' }).click();
  await page.getByRole('option', { name: 'Storno', exact: true }).click();
  await expect(page).toHaveURL(/kind=reverse/);
  // the list shows what it had until the answer comes
  const reversal = page
    .locator('tbody')
    .getByRole('row', { name: /Storno/ })
    .first();
  await reversal.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1, name: /^Storno/ })).toBeVisible();
  await expect(page.getByText('Le due registrazioni insieme non spostano nulla.')).toBeVisible();
  await expectWellMade(page, 'ledger-transaction');

  await test.step('the proof is a file', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Scarica la prova' }).click();
    expect((await download).suggestedFilename()).toMatch(/^approdo-prova-.*\.json$/);
  });
  await page.locator('tbody').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Saldo di oggi' })).toBeVisible();
  await expectWellMade(page, 'ledger-account');

  for (const [part, name] of [
    ['Mesi', 'ledger-months'],
    ['Sigilli', 'ledger-seals'],
  ] as const) {
    await page.goto('/ledger');
    await page.getByRole('link', { name: part, exact: true }).click();
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    await expectWellMade(page, name);
  }
  await page.goBack();
  await expect(page).toHaveURL('/ledger');
});

test('a coordinator reads where the money is, opens what is paid, and asks how many more dowries', async ({
  as,
}) => {
  test.setTimeout(120_000);
  const page = await as('coordinator');
  await page.goto('/budgets');
  await expect(page.getByRole('heading', { name: 'Dove sono i soldi' })).toBeVisible();
  await expectWellMade(page, 'budget');

  await page
    .getByRole('link', { name: /^Pagato, tutto/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /^Pagato: / })).toBeVisible();
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await expectWellMade(page, 'budget-figure');
  await page.goBack();

  await page.getByRole('link', { name: 'Previsione', exact: true }).click();
  const slider = page.getByRole('slider', { name: 'Percorsi interrotti' });
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/dropOutPercent=/);
  await expect(page.getByText('scelto da te')).toBeVisible();
  await expectWellMade(page, 'forecast');

  for (const [part, name] of [
    ['Trasferimenti', 'transfers'],
    ['Lista d’attesa', 'waiting-list'],
  ] as const) {
    await page.getByRole('link', { name: part, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: part })).toBeVisible();
    await expectWellMade(page, name);
  }
});
