import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Nothing hangs over the edge, and axe finds nothing serious. Our pages hold no frames of others: the legacy mode, which
 * only leaves those out, and the report of violations alone make a look three times as fast.
 */
export async function looksWell(page: Page, where = page.url()) {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond, `${where} overflows`).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  const serious = violations.filter((each) => each.impact === 'serious' || each.impact === 'critical');
  expect(
    serious.map((each) => `${each.id}: ${each.nodes[0]?.html}`),
    where,
  ).toEqual([]);
}
