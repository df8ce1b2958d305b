import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { build, type PreviewServer, preview } from 'vite';
import { desk, expectNoBarriers, expectWellMade, phone } from './support/checks.ts';

// The page of the pieces is not part of what people are served, so it is built here on its own.
let folder = '';
let server: PreviewServer | undefined;
let address = '';

test.beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'approdo-design-'));
  process.env.DESIGN_PAGE = '1';
  const shared = { root: path.resolve(import.meta.dirname, '..'), logLevel: 'error' } as const;
  await build({ ...shared, build: { outDir: folder, emptyOutDir: true } });
  server = await preview({
    ...shared,
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port: 0, proxy: {} },
  });
  address = `${server.resolvedUrls?.local[0] ?? ''}design`;
});

test.afterAll(async () => {
  await server?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

async function open(page: Page): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

test('every piece is free of barriers, on a desk and on a phone, in both languages', async ({ page }) => {
  await open(page);
  await expectWellMade(page, 'design');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByText('Met', { exact: true })).toBeVisible();
  await expectNoBarriers(page);
});

interface Overlay {
  show: (page: Page) => Promise<void>;
  /** Where it appears; the page around it is checked by itself. */
  part: string;
}

/** What opens over the page or in it, and how a person opens it. */
const overlays: Record<string, Overlay> = {
  dialog: {
    part: '#overlays',
    show: (page) => page.getByRole('button', { name: 'Apri una finestra' }).click(),
  },
  question: {
    part: '#overlays',
    show: (page) => page.getByRole('button', { name: 'Chiedi conferma' }).click(),
  },
  confirmation: {
    part: 'body',
    show: (page) => page.getByRole('button', { name: 'Mostra una conferma' }).click(),
  },
  menu: { part: '#overlays', show: (page) => page.getByRole('button', { name: 'Altre azioni' }).click() },
  calendar: {
    part: '#overlays',
    show: async (page) => {
      await page.getByRole('button', { name: 'Apri il calendario: Data di nascita' }).click();
      const calendar = page.getByRole('dialog', { name: 'Calendario: Data di nascita' });
      await expect(calendar.getByRole('table')).toBeVisible();
    },
  },
  select: {
    part: '#overlays',
    show: (page) => page.getByRole('combobox', { name: 'Lingua', exact: true }).click(),
  },
  autocomplete: {
    part: '#overlays',
    show: async (page) => {
      await page.getByRole('combobox', { name: 'Comune' }).pressSequentially('co');
      await expect(page.getByRole('option', { name: /Cori/ })).toBeVisible();
    },
  },
  columns: {
    part: '#overlays',
    show: (page) => page.getByRole('button', { name: 'Scegli le colonne' }).click(),
  },
  views: { part: '#overlays', show: (page) => page.getByRole('button', { name: 'Viste salvate' }).click() },
  revealed: { part: 'main', show: (page) => page.getByRole('button', { name: /^Mostra.*motivo/ }).click() },
  clockTable: { part: 'figure', show: (page) => page.getByText('Mostra le date in tabella').click() },
  refusal: {
    part: 'form',
    show: async (page) => {
      await page.getByLabel('Centro per l’impiego').fill('CPI di Latina');
      await page.getByRole('button', { name: 'Registra la DID' }).click();
      await expect(page.getByRole('button', { name: /La DID è del 02\/03\/2026/ })).toBeVisible();
    },
  },
};

for (const [size, viewport] of Object.entries({ desk, phone })) {
  test(`whatever opens over the page is free of barriers on a ${size}`, async ({ page }) => {
    test.slow();
    await page.setViewportSize(viewport);
    for (const [name, { show, part }] of Object.entries(overlays)) {
      await open(page);
      await show(page);
      await page.waitForTimeout(250); // until what appears has stopped moving
      await expectNoBarriers(page, part);
      await page.screenshot({ path: `test-results/pictures/design-${name}-${size}.png` });
    }
  });
}

test('everything is reached with the keyboard, and where it is can be seen', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Vai al contenuto' })).toBeFocused();
  const unseen = await page.evaluate(() => {
    const controls = [
      ...document.querySelectorAll<HTMLElement>('a[href], button, input, textarea, summary, [tabindex="0"]'),
    ];
    const reachable = controls.filter(
      (control) => control.offsetParent !== null && !control.matches(':disabled, [tabindex="-1"]'),
    );
    return reachable
      .filter((control) => {
        control.focus({ focusVisible: true } as FocusOptions);
        const { outlineStyle, outlineWidth } = getComputedStyle(control);
        return document.activeElement === control && (outlineStyle === 'none' || outlineWidth === '0px');
      })
      .map((control) => control.outerHTML.slice(0, 120));
  });
  expect(unseen).toEqual([]);
});
