import type { Locator, Page } from '@playwright/test';
import { expectWellMade } from './support/checks.ts';
import { expect, test } from './support/roles.ts';

// From a person at the desk to a dowry reserved on the district's budget: the operator's, the authority's and the
// coordinator's day, one after the other.
test.describe.configure({ mode: 'serial' });

const person = { familyName: 'Kassama', givenName: 'Ebrima', taxCode: 'KSSBRM96C12Z317L' };
let dowryCode = '';

/** Chooses one of the values of a field by its words. */
async function choose(where: Page | Locator, label: string, option: string | RegExp): Promise<void> {
  await where
    .getByRole('textbox', { name: label, exact: true })
    .or(where.getByRole('combobox', { name: label, exact: true }))
    .click();
  const page = 'page' in where ? where.page() : where;
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** The field with this label. */
const field = (where: Page | Locator, label: string) =>
  where.getByRole('textbox', { name: label, exact: true });

/** Records something in the file through its dialog. */
async function record(page: Page, button: string, fill: (dialog: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', { name: 'Salva' }).click();
  await expect(dialog).toBeHidden();
}

/** Opens a part of the case file. */
const tab = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Parti del fascicolo' })
    .or(page.getByRole('tablist', { name: 'Parti del fascicolo' }))
    .getByText(name, { exact: true })
    .click();

/** The day so many days from today, as Italians write it; negative for the past. */
const inDays = (days: number) =>
  new Intl.DateTimeFormat('it-IT', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'Europe/Rome',
  }).format(Date.now() + days * 86_400_000);

test('an operator opens a file, finds the person eligible, signs the plan and asks for the dowry', async ({
  as,
}) => {
  test.setTimeout(180_000);
  const page = await as('operator');
  await page.goto('/');
  await page.getByRole('link', { name: 'Apri un nuovo fascicolo' }).click();

  await test.step('the search says at once what is wrong with a tax code', async () => {
    await field(page, 'Codice fiscale').fill(`${person.taxCode.slice(0, 15)}A`);
    await page.getByRole('button', { name: 'Cerca', exact: true }).click();
    await expect(page.getByText(/ultima lettera non torna/).first()).toBeVisible();
    await expectWellMade(page, 'case-file-search');
    await field(page, 'Codice fiscale').fill(person.taxCode);
    await page.getByRole('button', { name: 'Cerca', exact: true }).click();
    await expect(page.getByText('Nessun fascicolo del tuo ente somiglia a questa persona')).toBeVisible();
  });

  await test.step('the person is written down', async () => {
    await page.getByRole('button', { name: 'Usa questi dati' }).click();
    await field(page, 'Cognome').fill(person.familyName);
    await field(page, 'Nome').fill(person.givenName);
    await choose(page, 'Cittadinanza', 'Gambia');
    await page.getByLabel('Comune di residenza').first().fill('Cori');
    await page.getByRole('option', { name: /^Cori \(LT\)/ }).click();
    await page.getByRole('button', { name: 'Apri un fascicolo' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /KASSAMA Ebrima/i })).toBeVisible();
  });

  await test.step('what a dowry asks for is recorded', async () => {
    await record(page, 'Registra un titolo', async (dialog) => {
      await choose(dialog, 'Tipo di titolo', 'Protezione sussidiaria');
      await field(dialog, 'Numero').fill('I87654321');
      await field(dialog, 'Rilasciato il').fill('10/02/2025');
      await field(dialog, 'Valido fino al').fill('09/02/2030');
    });
    await record(page, 'Registra una condizione', async (dialog) => {
      await choose(dialog, 'Condizione', 'Disoccupazione');
      await field(dialog, 'Dal').fill('01/03/2026');
      await choose(dialog, 'Altra politica attiva pagata', /^Nessun/);
    });
    await record(page, 'Registra una DID', (dialog) => field(dialog, 'Dichiarata il').fill(inDays(-20)));
    for (const consent of [
      "Consegna dell'informativa sulla privacy",
      'Consenso al trattamento dei dati particolari',
    ])
      await record(page, 'Registra', async (dialog) => {
        await choose(dialog, 'Che cosa', consent);
        await field(dialog, 'Data').fill(inDays(-1));
        await choose(dialog, 'Come', /carta/);
        await field(dialog, 'Versione del testo').fill('1.0');
      });
    await expect(page.getByText('Nel fascicolo mancano ancora:')).toBeHidden();
    await expectWellMade(page, 'case-file');
  });

  await test.step('every condition is met', async () => {
    await tab(page, 'Ammissibilità');
    await expect(page.getByText('Requisiti per la dote')).toBeVisible();
    await choose(page, 'Avviso', /PUOI PLUS 2024/);
    await expect(page.getByText('La persona può chiedere la dote')).toBeVisible();
    await expectWellMade(page, 'eligibility');
  });

  await test.step('the plan is written, its cost beside it, and signed', async () => {
    await tab(page, 'Piano');
    await expect(page.getByText('Nuovo piano di azione')).toBeVisible();
    await choose(page, 'Avviso', /PUOI PLUS 2024/);
    await page.getByRole('button', { name: 'Apri il piano' }).click();
    await field(page, 'Situazione di partenza').fill('Ha lavorato in cucina e vuole un mestiere stabile.');
    await field(page, 'Azione').fill('Cercare un ristorante che ospiti il tirocinio');
    await field(page, "Testo dell'obiettivo").fill('Entrare in una cucina con un tirocinio');
    await choose(page, 'Tema', 'Lavoro');
    await choose(page, 'Chi se ne occupa', 'Operatore');
    await field(page, 'Entro il').fill(inDays(30));
    await page.getByRole('button', { name: 'Aggiungi azione' }).click();
    await field(page, 'Mansione o settore cercato').fill('Aiuto cuoco');
    await field(page, 'Primo giorno previsto').fill(inDays(60));
    await page.getByRole('button', { name: '6 mesi' }).click();
    await expect(page.getByText('6.781,42 € di 6.781,42 €')).toBeVisible();
    await page.getByRole('button', { name: 'Salva', exact: true }).click();
    await expect(page.getByText('Tutto salvato')).toBeVisible();
    await expectWellMade(page, 'action-plan');
    await page.getByRole('button', { name: 'Firma il piano' }).click();
    const dialog = page.getByRole('dialog');
    await field(dialog, 'La persona ha firmato il').fill(inDays(0));
    await choose(dialog, 'Come ha firmato la persona', 'in presenza');
    await field(dialog, 'L’operatore ha firmato il').fill(inDays(0));
    await choose(dialog, 'Come ha firmato l’operatore', 'in digitale');
    await dialog.getByRole('button', { name: 'Registra le firme' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('Firmato', { exact: true }).first()).toBeVisible();
  });

  await test.step('the dowry is asked for', async () => {
    await tab(page, 'Dote');
    await expect(page).toHaveURL(/\/dowry$/);
    await expect(
      page
        .getByText('Requisiti per la dote')
        .or(page.getByRole('button', { name: 'Richiedi la dote' }))
        .first(),
    ).toBeVisible();
    await choose(page, 'Avviso', /PUOI PLUS 2024/);
    await page.getByRole('button', { name: 'Richiedi la dote' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Invia la richiesta' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    const heading = page.getByRole('heading', { level: 1, name: /DO-/ });
    await expect(heading).toBeVisible();
    dowryCode = /DO-\d{4}-\d+/.exec((await heading.textContent()) ?? '')?.[0] ?? '';
    await expectWellMade(page, 'dowry-requested');
  });
});

test('an authority grants the dowry and sees the money reserved', async ({ as }) => {
  const page = await as('authority');
  await page.goto('/dowries?state=requested');
  await expectWellMade(page, 'dowries');
  await page.getByRole('link', { name: dowryCode }).click();
  await expect(page.getByText('Esame della richiesta')).toBeVisible();
  await expectWellMade(page, 'dowry-review');
  await page.getByRole('button', { name: 'Concedi il nulla osta' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Concedi e riserva' }).click();
  await expect(page.getByText('Concessa', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('6.781,42 €').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expectWellMade(page, 'dowry-granted');
});

test('a coordinator finds the dowry behind the figure of the budget, without a name', async ({ as }) => {
  const page = await as('coordinator');
  await page.goto('/budgets');
  await expect(page.getByRole('heading', { name: 'Quante doti si possono ancora aprire' })).toBeVisible();
  await expectWellMade(page, 'budget');
  await page.goto('/dowries?state=granted');
  await page.getByRole('link', { name: dowryCode }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(dowryCode);
  await expect(page.getByText(person.familyName)).toHaveCount(0);
  await expectWellMade(page, 'dowry-coordinator');
});

test('the operator withdraws the dowry, and all of it goes back to the district', async ({ as }) => {
  const page = await as('operator');
  await page.goto('/dowries?state=granted');
  await page.getByRole('link', { name: dowryCode }).click();
  await page.getByRole('button', { name: 'Ritira la dote' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Motivo').fill('La persona ha trovato lavoro prima dell’avvio.');
  await dialog.getByRole('button', { name: 'Ritira la dote' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Ritirata', { exact: true }).first()).toBeVisible();
  await expectWellMade(page, 'dowry-withdrawn');
});
