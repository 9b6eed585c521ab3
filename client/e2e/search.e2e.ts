import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { looksWell } from './looks-well';
import { signInAs } from './sign-in-as';

test('suggestions come as one types Arabic, and the keyboard takes one', async ({ page }) => {
  await page.goto('/clusters?lang=ar');
  const field = page.getByRole('search').getByRole('combobox');
  await field.pressSequentially('نحاس', { delay: 20 });
  const options = page.getByRole('listbox').getByRole('option');
  await expect(options.first()).toBeVisible();
  await field.press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  const words = ((await options.first().locator('span').last().textContent()) ?? '').trim();
  await field.press('Enter');
  await expect(page).toHaveURL(/\/search\?q=/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words);
  await page.getByRole('search').getByRole('combobox').fill('');
  await page.getByRole('search').getByRole('combobox').click();
  await expect(page.getByRole('listbox').getByRole('option').first()).toContainText(words);
});

test('a filter narrows the answer, stands as a chip and in the address, and can be taken away', async ({ page }) => {
  await page.goto('/search?q=copperware&lang=en');
  const status = page.locator('.bar').getByRole('status');
  await expect(status).toContainText('results');
  const before = (await status.textContent()) ?? '';
  await page.getByRole('checkbox', { name: /^Algeria/ }).check();
  await expect(page).toHaveURL(/country=DZ/);
  await expect(status).not.toHaveText(before);
  await page.getByRole('button', { name: 'Remove Algeria' }).click();
  await expect(status).toHaveText(before);
});

test('the same answer is a table and a map, and the part of the map looked at is a filter', async ({ page }) => {
  await page.goto('/search?q=dinanderie&lang=fr');
  await page.getByText('Tableau', { exact: true }).click();
  await expect(page).toHaveURL(/view=table/);
  await expect(page.getByRole('table').getByRole('row').nth(1)).toContainText('Atelier Cuivre de Constantine');
  await page.getByText('Carte', { exact: true }).click();
  await expect(page.getByRole('img', { name: /Carte des résultats/ })).toBeVisible();
  await page.getByRole('button', { name: /^Constantine/ }).click();
  await expect(page.getByRole('link', { name: 'Atelier Cuivre de Constantine' })).toBeVisible();
  for (let times = 0; times < 4; times++) await page.getByRole('button', { name: 'Rapprocher' }).click();
  await page.getByRole('button', { name: 'Chercher dans cette partie' }).click();
  await expect(page).toHaveURL(/bounds=/);
  await expect(page.getByText('Cette partie de la carte', { exact: true })).toBeVisible();
});

test('the whole answer can be saved as CSV', async ({ page }) => {
  await page.goto('/search?q=pottery&lang=en');
  const status = page.locator('.bar').getByRole('status');
  await expect(status).toContainText('results');
  const total = Number.parseInt((await status.textContent()) ?? '', 10);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  const file = await (await saved).path();
  const lines = readFileSync(file, 'utf8').split('\r\n');
  expect(lines[0]).toContain('name,kind,country');
  expect(lines).toHaveLength(total + 1);
});

test('too narrow a search offers wider ones that can be followed', async ({ page }) => {
  await page.goto('/search?q=copperware+tozeur&lang=en');
  await page.locator('.widen').getByRole('link').first().click();
  await expect(page).toHaveURL(/step=/);
  await expect(page.locator('article').first()).toBeVisible();
});

for (const lang of ['en', 'fr', 'ar']) {
  test(`table and map hold no serious barrier and fit a phone, ${lang}`, async ({ page }) => {
    for (const view of ['table', 'map']) {
      await page.setViewportSize({ width: 360, height: 780 });
      await page.goto(`/search?q=cuir&view=${view}&lang=${lang}`);
      await expect(page.locator(view === 'map' ? 'svg.map' : 'table')).toBeVisible();
      await looksWell(page);
    }
  });
}

test('a member saves a search with alerts, renames it in the account, asks it again and forgets it', async ({
  page,
}) => {
  await signInAs(page, 'Yassine Dinandier', '/search?q=copperware&country=DZ');
  await page.getByRole('button', { name: 'Save this search' }).click();
  const panel = page.getByRole('region', { name: 'Save this search' });
  await expect(panel.getByLabel('Tell me what is new')).toBeChecked();
  await panel.getByLabel('Name of the search').fill('Copper in Algeria');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByRole('status')).toContainText('Saved as “Copper in Algeria”');
  await panel.getByRole('link', { name: 'All your saved searches' }).click();
  const list = page.getByRole('region', { name: 'Saved searches' });
  await list.getByRole('button', { name: 'Rename Copper in Algeria' }).click();
  await list.getByLabel('Name of the search').fill('نحاس الجزائر');
  await list.getByRole('button', { name: 'Save' }).click();
  await list.getByLabel('Tell me what is new').uncheck();
  await list.getByRole('link', { name: 'نحاس الجزائر' }).click();
  await expect(page).toHaveURL(/q=copperware&country=DZ/);
  await expect(page.getByRole('button', { name: 'Remove Algeria' })).toBeVisible();
  await page.goto('/account');
  await expect(list.getByLabel('Tell me what is new')).not.toBeChecked();
  await list.getByRole('button', { name: 'Delete نحاس الجزائر' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(0);
});

test('a visitor who wants to save a search is asked in and comes back to it', async ({ page }) => {
  await page.goto('/search?q=copperware&lang=en');
  await page.getByRole('button', { name: 'Save this search' }).click();
  const panel = page.getByRole('region', { name: 'Save this search' });
  await expect(panel.getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', /to=%2Fsearch%3Fq%3Dcopperware/);
});
