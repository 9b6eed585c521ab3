import { expect, test } from '@playwright/test';
import { looksWell } from './looks-well';
import { signInAs } from './sign-in-as';

test('an account is made, confirmed by the letter, left, and entered again by a link that works once', async ({
  page,
}) => {
  const email = `person-${Date.now()}@example.org`;
  await page.goto('/sign-up?lang=en');
  await page.getByLabel('Name').fill('Noor');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill('a long enough password');
  await page.getByRole('button', { name: 'Create an account' }).click();
  await expect(page.getByRole('main').getByRole('status')).toContainText(email);
  const letter = page.locator('article').filter({ hasText: email });
  await expect(async () => {
    await page.goto('/mailbox');
    await expect(letter.first()).toBeVisible({ timeout: 1000 });
  }).toPass();
  await letter.getByRole('link', { name: 'Confirm my address' }).click();
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await expect(page.getByRole('link', { name: 'Noor' })).toBeVisible();

  await page.getByRole('link', { name: 'Noor' }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();

  await page.goto('/sign-in?by=link&lang=en');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(page.getByRole('main').getByRole('status')).toContainText(email);
  const link = letter.getByRole('link', { name: 'Sign in' });
  await expect(async () => {
    await page.goto('/mailbox');
    await expect(link.first()).toBeVisible({ timeout: 1000 });
  }).toPass();
  const address = (await link.first().getAttribute('href')) ?? '';
  for (const works of [true, false]) {
    await page.goto(address);
    await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
    if (works) await expect(page.getByRole('link', { name: 'Noor' })).toBeVisible();
    else await expect(page.getByRole('alert')).toContainText('This link no longer works');
  }
});

test('a wrong password says so, and nothing more', async ({ page }) => {
  await page.goto('/sign-in?lang=en');
  await page.getByLabel('E-mail address').fill('nobody@example.org');
  await page.getByLabel('Password').fill('not a password of anyone');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toHaveText('Address and password do not go together.');
});

test('who acts for several chooses for whom, and is recommended partners for that one', async ({ page }) => {
  await signInAs(page, 'Zineb Fil-de-Lin');
  await page.getByLabel('Acting for').selectOption({ label: 'Atelier Drap Doux' });
  await expect(page.getByText('For Atelier Drap Doux')).toBeVisible();
  await page.reload();
  await expect(page.getByText('For Atelier Drap Doux')).toBeVisible();
  await page.getByLabel('Acting for').selectOption({ label: 'Coopérative Point de Salé' });
  await expect(page.getByText('For Coopérative Point de Salé')).toBeVisible();
});

test('signing out everywhere else ends the other browser', async ({ page, browser }) => {
  await signInAs(page, 'Dana Overview', '/account');
  const elsewhere = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const other = await elsewhere.newPage();
  await signInAs(other, 'Dana Overview', '/account');
  await page.reload();
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(page.getByRole('button', { name: 'Sign out everywhere else' })).toBeHidden();
  await other.reload();
  await expect(other.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
  await elsewhere.close();
});

for (const lang of ['en', 'fr', 'ar']) {
  test(`axe finds nothing serious on the pages of an account in ${lang}, and nothing overflows`, async ({ page }) => {
    test.slow();
    const look = async (address: string) => {
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${lang}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.waitForLoadState('networkidle');
        await looksWell(page, `${address} at ${width}`);
      }
    };
    for (const address of [
      '/sign-in',
      '/sign-up',
      '/forgot-password',
      '/reset-password?token=x',
      '/confirm?token=x',
      '/mailbox',
    ]) {
      await look(address);
    }
    await signInAs(page, 'Zineb Fil-de-Lin', '/account');
    for (const address of ['/account', '/inbox']) await look(address);
  });
}
