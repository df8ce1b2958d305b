import { type Browser, test as base, expect, type Page } from '@playwright/test';

/** Who signs in to the demonstration world, by role. */
const addresses = {
  operator: 'operatore@approdo.test',
  coordinator: 'coordinatore@approdo.test',
  authority: 'autorita@approdo.test',
  auditor: 'revisore@approdo.test',
  mediator: 'mediatore@approdo.test',
  administrator: 'amministratore@approdo.test',
} as const;

export type JourneyRole = keyof typeof addresses;

type StorageState = Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>;

interface Journey {
  /** A page where somebody of this role is signed in; each call is another browser window. */
  as: (role: JourneyRole) => Promise<Page>;
}

interface Worker {
  /** Sessions already open, so that each role signs in once for all the journeys of a worker. */
  sessions: Map<JourneyRole, StorageState>;
}

/** Playwright's test, with `as('operator')`. */
export const test = base.extend<Journey, Worker>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
  sessions: [async ({}, use) => use(new Map()), { scope: 'worker' }],
  as: async ({ browser, baseURL, viewport, sessions }, use) => {
    const open: Page[] = [];
    const violations: string[] = [];
    await use(async (role) => {
      const storageState = sessions.get(role);
      const context = await browser.newContext({
        baseURL,
        viewport,
        locale: 'it-IT',
        timezoneId: 'Europe/Rome',
        ...(storageState ? { storageState } : {}),
      });
      const page = await context.newPage();
      open.push(page);
      watchPolicy(page, violations);
      if (!storageState) {
        await signIn(page, role);
        sessions.set(role, await context.storageState());
      }
      return page;
    });
    await Promise.all(open.map((page) => page.context().close()));
    expect(violations).toEqual([]);
  },
  page: async ({ page }, use) => {
    const violations: string[] = [];
    watchPolicy(page, violations);
    await use(page);
    expect(violations).toEqual([]);
  },
});

/** Keeps what the browser refused of a page: nothing on any page may need more than its policy allows. */
function watchPolicy(page: Page, violations: string[]): void {
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy'))
      violations.push(`${page.url()}: ${message.text()}`);
  });
}

/** Signs in as a person does, with the password that the demonstration world shows. */
export async function signIn(page: Page, role: JourneyRole): Promise<void> {
  await page.goto('/sign-in');
  const row = page.getByRole('row', { name: addresses[role] });
  await row.getByRole('button').click();
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('button', { name: /^Menu utente/ })).toBeVisible();
}

export { expect };
