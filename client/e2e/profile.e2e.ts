import { expect, test } from '@playwright/test';
import { fresh } from './fresh';

test('an owner writes the profile: a contact is refused by name, a craft is recognised, a visitor sees what was saved', async ({
  page,
}) => {
  await page.goto('/sign-in?to=/profile');
  await page.getByRole('button', { name: /Faïencerie du Cap Citron/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your profile' })).toBeVisible();
  const words = `Copper trays and lanterns from Mamluk patterns, ${fresh()}`;
  const summary = page.getByRole('group', { name: 'In a sentence' }).getByLabel('English');
  await summary.fill('Copper trays. Call 0555 12 34 56');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert').first()).toContainText('a telephone number in it (0555 12 34 56)');
  await summary.fill(words);
  await expect(page.getByRole('button', { name: '+ lantern' })).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'What a visitor sees' })).toContainText(words);
});

test('a need is posted with a title, then called fulfilled', async ({ page }) => {
  await page.goto('/sign-in?to=/profile');
  await page.getByRole('button', { name: /Faïencerie du Cap Citron/ }).click();
  await page.getByRole('button', { name: 'Post an offer or a need' }).click();
  await page.getByText('Need', { exact: true }).first().click();
  const title = `Sixty lamps for a small hotel, ${fresh()}`;
  await page.getByLabel('What it is').fill(title);
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  const record = page.getByRole('article').filter({ hasText: title });
  await expect(record).toContainText('open');
  await record.getByRole('button', { name: 'Fulfilled' }).click();
  await expect(record).toContainText('fulfilled');
});

test('two who write one profile see both versions, and one chooses which is to stand', async ({ page, context }) => {
  await page.goto('/sign-in?to=/profile');
  await page.getByRole('button', { name: /Faïencerie du Cap Citron/ }).click();
  const summaryOf = (on: typeof page) => on.getByRole('group', { name: 'In a sentence' }).getByLabel('English');
  await expect(summaryOf(page)).toBeVisible();
  const beside = await context.newPage();
  await beside.goto('/profile');
  await expect(summaryOf(beside)).toBeVisible();
  const word = fresh();
  for (const [on, words] of [
    [page, `Lamps by one hand ${word}`],
    [beside, 'Lamps by another hand'],
  ] as const) {
    await summaryOf(on).fill(words);
    await on.getByRole('button', { name: 'Save', exact: true }).click();
    if (on === page) await expect(page.getByText('Saved.')).toBeVisible();
  }
  const versions = beside.getByRole('alert').filter({ hasText: 'changed by someone else' });
  await expect(versions.getByRole('cell', { name: /Lamps by one hand/ })).toBeVisible();
  await expect(versions.getByRole('cell', { name: 'Lamps by another hand' })).toBeVisible();
  await beside.getByRole('button', { name: 'Save mine over theirs' }).click();
  await expect(beside.getByText('Saved.')).toBeVisible();
  await page.reload();
  await expect(summaryOf(page)).toHaveValue('Lamps by another hand');
});
