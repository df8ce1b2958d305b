import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** WCAG 2.2 at levels A and AA, and what its makers advise beyond. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with every barrier that axe finds on the page as it stands, or on one part of it. */
export async function expectNoBarriers(page: Page, part?: string): Promise<void> {
  const axe = new AxeBuilder({ page }).withTags(rules);
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.slice(0, 5).map((node) => `${node.target.join(' ')}: ${node.html.slice(0, 160)}`),
  }));
  expect(found).toEqual([]);
}

/** Fails when the page is wider than its window: on a phone nothing may be cut off. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(excess).toBeLessThanOrEqual(0);
}

/** A picture of the page, to be looked at: test-results/pictures/<name>.png. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join('test-results', 'pictures', `${name}.png`), fullPage: true });
}

/** The two sizes every page is made for. */
export const desk = { width: 1366, height: 768 } as const;
export const phone = { width: 390, height: 844 } as const;

/** Checks a page, once it is there, at both sizes: no barriers, nothing cut off; and takes its pictures. */
export async function expectWellMade(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  for (const [size, viewport] of Object.entries({ desk, phone })) {
    await page.setViewportSize(viewport);
    // what is half under a bar that stays in place is not smaller for it
    await page.evaluate(() => window.scrollTo(0, 0));
    await expectNoSidewaysScroll(page);
    await expectNoBarriers(page);
    await takePicture(page, `${name}-${size}`);
  }
  await page.setViewportSize(desk);
}
