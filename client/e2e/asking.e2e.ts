import { expect, type Page, test } from '@playwright/test';
import { letGo } from './let-go';
import { signInAs } from './sign-in-as';

/** The words that the open question begins with. */
const opening = (page: Page) => page.getByRole('dialog').getByRole('textbox').first();

/** Sends the open question as it stands; answers the address of what was made. */
async function send(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Send to the facilitator' }).click();
  await expect(page).toHaveURL(/\/introductions\/[0-9a-f-]{36}/);
}

test('one asks in two clicks from a recommendation, in the words of its reason and about the offer it names', async ({
  page,
}) => {
  await signInAs(page, 'Leïla Citronnier', '/matches?where=anywhere');
  const partner = page.getByRole('article').filter({ has: page.getByRole('heading', { name: /^You look for/ }) });
  const name = (await partner.first().locator('.entry__name').textContent()) ?? '';
  await letGo(page, name);
  await partner.first().getByRole('button', { name: 'Ask for an introduction' }).click();
  await expect(opening(page)).toHaveValue(/^We look for.+ you offer: .+\.$/i);
  const said = await opening(page).inputValue();
  const about = page.getByRole('dialog').getByRole('combobox', { name: 'It answers their' });
  const offer = (await about.locator('option:checked').textContent()) ?? '';
  expect(offer).not.toBe('No particular offer or need');
  await send(page);
  await expect(page.getByText(said).first()).toBeVisible();
  await expect(page.getByText(`It answers their: ${offer}`)).toBeVisible();
  await letGo(page, name);
});

test('one asks from a search hit, in the words that were searched', async ({ page }) => {
  await signInAs(page, 'حسن الطَّرّاق', '/search?q=dinanderie');
  const hit = page.getByRole('article').filter({ has: page.getByRole('button', { name: 'Ask for an introduction' }) });
  const name = (await hit.first().getByRole('heading').getByRole('link').textContent()) ?? '';
  await letGo(page, name);
  await hit.first().getByRole('button', { name: 'Ask for an introduction' }).click();
  await expect(opening(page)).toHaveValue(/^We found you while looking for: .+\.$/);
  await opening(page).fill(`${await opening(page).inputValue()} We would like to buy trays.`);
  await send(page);
  await expect(page.getByText('We would like to buy trays.').first()).toBeVisible();
  await letGo(page, name);
});

test('one asks from a path, in the name of whoever bridges', async ({ page }) => {
  await signInAs(page, 'Salma Nour');
  await page.goto('/network?from=eg-cairo-pattern-workshop&to=dz-atelier-cuivre-constantine');
  await page.getByRole('button', { name: 'Ask to meet Atelier Cuivre de Constantine' }).click();
  await expect(opening(page)).toHaveValue(/^We are linked through .+\.$/);
});

test('the desk asks two at once, each argument under the name it speaks to', async ({ page }) => {
  await signInAs(page, 'Karim Passerelle', '/desk');
  const pair = page.locator('.worth').first();
  const names = await pair.locator('p a').allTextContents();
  await pair.getByRole('button', { name: 'Change the words first' }).click();
  const reason = await pair.getByRole('textbox').inputValue();
  for (const name of names) expect(reason).toContain(`${name}: `);
});

test('one asks a mentor from their page', async ({ page }) => {
  test.setTimeout(120_000);
  await signInAs(page, 'حسن الطَّرّاق', '/mentoring?free=yes');
  await page.getByRole('article').getByRole('heading').getByRole('link').first().click();
  await expect(page.getByRole('button', { name: 'Ask this mentor' })).toBeVisible();
  await letGo(page, (await page.locator('main a[href^="/s/"]').first().textContent()) ?? '');
  await page.getByRole('button', { name: 'Ask this mentor' }).click();
  await opening(page).fill('We want to learn how to price for hotels.');
  await send(page);
  await expect(page.getByText('They ask to be accompanied by')).toBeVisible();
});
