import { expectNoBarriers, expectWellMade } from './support/checks.ts';
import { expect, test } from './support/roles.ts';

test('an authority plans a quarter, sees it beside what was received, and allocates what is missing', async ({
  as,
}) => {
  test.setTimeout(120_000);
  const page = await as('authority');
  await page.goto('/budgets');
  await page.getByRole('link', { name: 'Piano', exact: true }).click();
  await expect(page.getByRole('table', { name: 'Distretti e trimestri' })).toBeVisible();
  await expectWellMade(page, 'plan');

  await page.getByRole('button', { name: 'Pianifica', exact: true }).click();
  // the second of those shown is the quarter in progress
  const inProgress = page.getByRole('menuitem').nth(1);
  const quarter = (await inProgress.textContent()) ?? '';
  await inProgress.click();
  const dialog = page.getByRole('dialog', { name: `Piano del ${quarter}` });
  await dialog.getByRole('textbox', { name: 'Importo al distretto 1' }).fill('20.000,00');
  await expectNoBarriers(page);
  await dialog.getByRole('button', { name: 'Salva il piano' }).click();
  await expect(page.getByText(`Salvato il piano del ${quarter}`)).toBeVisible();
  const cell = page.locator('tbody tr').first().locator('td').nth(2);
  await expect(cell).toContainText('previsti 20.000,00');
  await expect(cell).toContainText('mancano');

  await page.getByRole('button', { name: 'Assegna quanto pianificato' }).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${quarter}: mancano`) }).click();
  const allocation = page.getByRole('dialog', { name: 'Assegna ai distretti' });
  await allocation.getByRole('textbox', { name: /^Atto/ }).fill('Decreto di prova del piano');
  await expectNoBarriers(page);
  await allocation.getByRole('button', { name: 'Assegna ai distretti' }).click();
  await page.getByRole('button', { name: /^Assegna \d/ }).click();
  await expect(page.getByText(/^Assegnati /)).toBeVisible();
  await expect(cell).toContainText('in pari');

  await cell.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Assegnato' })).toBeVisible();
  await expect(page.getByRole('row').nth(1)).toContainText('Assegnazione');
  await expectWellMade(page, 'plan-movements');
});

test('a coordinator reads the own plan, and from when warnings come', async ({ as }) => {
  test.setTimeout(120_000);
  const page = await as('coordinator');
  await page.goto('/budgets/plans');
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Pianifica', exact: true })).toHaveCount(0);
  await expectWellMade(page, 'plan-own');
  await page.goto('/budgets');
  await page.getByRole('button', { name: 'Soglie' }).click();
  await expect(page.getByText(/^Le cambia l’ente titolare/)).toBeVisible();
  await expectNoBarriers(page);
});
