import { expect, type Locator, test } from '@playwright/test';
import { looksWell } from './looks-well';
import { signInAs } from './sign-in-as';

const said = async (locator: Locator) => (await locator.textContent()) ?? '';

test('the secretariat reads from its desk whether lists are fair: drawn, in a table and explained, in three languages', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signInAs(page, 'Dana Overview', '/desk');
  await page.getByRole('link', { name: 'Fair exposure' }).click();
  await expect(page).toHaveURL(/\/matches\/exposure/);
  await expect(page.getByText(/They are \d+% of the candidates of comparable score and hold \d+%/)).toBeVisible();
  const groups = page.getByRole('region', { name: 'Share of each group' });
  const drawn = page.locator('.shares__row:not(.shares__scale)');
  // What is drawn is what is written, group by group.
  expect(await drawn.count()).toBeGreaterThan(3);
  await expect(groups.locator('tbody tr')).toHaveCount(await drawn.count());
  for (const [index, row] of (await groups.locator('tbody tr').all()).slice(0, 4).entries()) {
    await expect(row.getByRole('rowheader')).toHaveText(await said(drawn.nth(index).locator('.shares__name')));
    await expect(row.getByRole('cell').nth(1)).toHaveText(await said(drawn.nth(index).locator('.shares__figure')));
  }
  const country = await said(groups.locator('tbody tr').nth(1));
  await page.getByText('By sector').click();
  await expect(page).toHaveURL(/by=sector/);
  await expect(groups.locator('tbody tr').nth(1)).not.toHaveText(country);
  await page.getByText('Women-led partners among the first places of a list, on average').click();
  await expect(page.getByRole('row', { name: /First 10 places/ })).toBeVisible();
  for (const lang of ['en', 'fr', 'ar']) {
    await page.goto(`/matches/exposure?lang=${lang}`);
    await expect(page.locator('.shares__row').first()).toBeVisible();
    await looksWell(page, lang);
  }
});

test('a member is told that the page of fair exposure is for the secretariat', async ({ page }) => {
  await signInAs(page, 'Salma Nour', '/matches/exposure');
  await expect(page.getByText('This page is for the secretariat.')).toBeVisible();
  await expect(page.locator('.shares')).toHaveCount(0);
});
