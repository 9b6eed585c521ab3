import { expect, type Page, test } from '@playwright/test';
import { fresh } from './fresh';
import { looksWell } from './looks-well';
import { person, signInAs } from './sign-in-as';

/** Opens the link of the newest letter to an address that has such a name. */
async function follow(page: Page, email: string, name: string) {
  const link = page.locator('article').filter({ hasText: email }).getByRole('link', { name, exact: true });
  await expect(async () => {
    await page.goto('/mailbox?lang=en');
    await expect(link.first()).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.goto((await link.first().getAttribute('href')) ?? '');
}

test('a facilitator invites a mentor, who comes by the letter, writes the record, says yes, is found, and pauses', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const name = `Amal ${fresh()}`;
  const email = `${fresh()}@example.org`;
  await signInAs(page, 'Karim Passerelle', '/desk?tab=mentors');
  await page.getByRole('button', { name: 'Invite a mentor' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByRole('status').filter({ hasText: name })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText('no answer yet');

  const context = await page.context().browser()?.newContext();
  const mentor = await context?.newPage();
  if (!mentor) throw new Error('No second browser.');
  await follow(mentor, email, 'See my record');
  await mentor.getByLabel('E-mail address').fill(email);
  await mentor.getByRole('button', { name: 'Send me a link' }).click();
  await expect(mentor.getByRole('main').getByRole('status')).toContainText(email);
  await follow(mentor, email, 'Sign in');
  await mentor.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(mentor).toHaveURL(/\/mentoring\/mine/);
  await mentor.getByRole('button', { name: 'Yes, I will be a mentor' }).click();
  await expect(mentor.getByRole('alert')).toContainText('what you are good for');
  await mentor.getByRole('group', { name: 'What you are good for' }).getByLabel('English').fill('Pricing for hotels');
  await mentor.getByRole('combobox', { name: 'Add a topic' }).fill('pricing');
  await mentor
    .getByRole('option', { name: /pricing/i })
    .first()
    .click();
  await mentor.getByLabel('How many you can accompany at once').fill('2');
  await mentor.getByRole('button', { name: 'Save' }).click();
  await expect(mentor.getByText('Saved.')).toBeVisible();
  await mentor.getByRole('button', { name: 'Yes, I will be a mentor' }).click();
  await expect(mentor.getByText('Others find you among the mentors')).toBeVisible();

  const other = await person(page, 'Leïla Citronnier', '/mentoring');
  await mentor.getByRole('link', { name: 'As others see it' }).click();
  await expect(mentor.getByRole('heading', { name })).toBeVisible();
  const address = new URL(mentor.url()).pathname;
  await other.goto(address);
  await expect(other.getByText('2 places free')).toBeVisible();
  await expect(other.getByRole('button', { name: 'Ask this mentor' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText('looks after the record');
  await page.goto('/inbox');
  await expect(page.getByRole('link', { name: `${name} is now a mentor.` })).toBeVisible();

  await mentor.goto('/mentoring/mine');
  await mentor.getByLabel('Pause until').fill('2099-01-31');
  await mentor.getByRole('button', { name: 'Save' }).click();
  await expect(mentor.getByText('Saved.')).toBeVisible();
  await other.reload();
  await expect(other.getByText('Pauses until')).toBeVisible();
  await expect(other.getByRole('button', { name: 'Ask this mentor' })).toHaveCount(0);
  await mentor.getByText('Stop being a mentor').first().click();
  await mentor.getByRole('button', { name: 'Stop being a mentor' }).click();
  await expect(mentor).toHaveURL(/\/mentoring$/);
  await other.reload();
  await expect(other.getByRole('alert')).toBeVisible();
  await expect(other.getByRole('heading', { name })).toHaveCount(0);
});

for (const lang of ['en', 'fr', 'ar']) {
  test(`axe finds nothing serious on a mentor’s own pages in ${lang}, and nothing overflows`, async ({ page }) => {
    test.setTimeout(120_000);
    for (const [who, address] of [
      ['Rania C.', '/mentoring/mine'],
      ['Dana Overview', '/desk?tab=mentors'],
    ] as const) {
      const own = await person(page, who, address);
      for (const width of [1280, 360]) {
        await own.setViewportSize({ width, height: 800 });
        await own.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${lang}`);
        await expect(own.getByRole('heading', { level: 1 })).toBeVisible();
        await own.waitForLoadState('networkidle');
        await looksWell(own);
      }
    }
  });
}
