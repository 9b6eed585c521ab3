import { expect, test } from '@playwright/test';
import { looksWell } from './looks-well';
import { signInAs } from './sign-in-as';

test('an Arabic query finds a workshop described in French and shows why', async ({ page }) => {
  await page.goto('/?lang=en');
  await page.getByRole('searchbox').fill('نحاسيات منقوشة');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByText('Understood as')).toBeVisible();
  await expect(page.locator('.chip--concept').first()).toContainText('نحاسيات');
  const card = page.locator('article').filter({ hasText: 'Atelier Cuivre de Constantine' });
  await expect(card.getByText('Why this result')).toBeVisible();
  await expect(card.locator('.card__why')).toContainText('copperware');
  await expect(card.locator('mark').first()).toBeVisible();
});

test('a company is recommended partners with reasons, opens one, and sees why and how they are connected', async ({
  page,
}) => {
  await signInAs(page, 'Salma Nour');
  const first = page.locator('article').first();
  await expect(first.getByRole('heading', { level: 2 })).toContainText(/You look for|They look for/);
  await first.getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Why you two' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'How you are connected' })).toBeVisible();
  await expect(page.locator('.tie__row').first()).toBeVisible();
});

test('a partner set aside with a reason leaves the list, focus goes to the way back, and Undo brings them back', async ({
  page,
}) => {
  await signInAs(page, 'Salma Nour');
  const first = page.locator('article').first();
  const choices = first.locator('details.choices');
  const label = (await choices.locator('summary').getAttribute('aria-label')) ?? '';
  const summary = page.getByLabel(label, { exact: true });
  await choices.locator('summary').click();
  await choices.getByRole('button', { name: 'They do something else' }).click();
  await expect(summary).toHaveCount(0);
  const undo = page.getByRole('status').getByRole('button', { name: 'Undo' });
  await expect(undo).toBeFocused();
  await expect(page.getByRole('link', { name: /Set aside · 1/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(summary).toHaveCount(1);
  await expect(page.locator('.toast')).toBeFocused();
  await expect(page.getByRole('link', { name: /Set aside · 0/ })).toBeVisible();
});

test('a cluster shows its facts with their sources and what conflicts', async ({ page }) => {
  await page.goto('/clusters/amman-fashion?lang=en');
  await expect(page.getByRole('heading', { name: 'Facts and their sources' })).toBeVisible();
  await expect(page.getByText('Another source says otherwise').first()).toBeVisible();
  await expect(page.locator('cite a[href^="http"]').nth(1)).toBeVisible();
});

test('switching to Arabic mirrors the page, keeps the address, and nothing overflows at 360 px', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const address of [
    '/',
    '/matches',
    '/clusters',
    '/clusters/nabeul-tableware',
    '/search',
    '/network',
    '/mentoring',
    '/mentoring/fatima-e',
    '/s/eg-cairo-pattern-workshop',
  ]) {
    await page.goto(address);
    await page.getByRole('button', { name: 'عربية' }).click();
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(decodeURIComponent(new URL(page.url()).pathname + new URL(page.url()).search)).toBe(address);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, address).toBeLessThanOrEqual(0);
  }
});

test('a language asked for in the address is kept on the next page', async ({ page }) => {
  await page.goto('/clusters?lang=ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.goto('/network');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
});

test('theme and Arabic-Indic digits are a choice that lasts', async ({ page }) => {
  await page.goto('/clusters?lang=ar');
  await page.getByLabel('المظهر').selectOption('dark');
  await page.getByLabel('الأرقام').selectOption('arab');
  await page.goto('/search');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('.bar').getByRole('status')).toContainText(/[٠-٩]/);
});

test('a slash puts the cursor in the search box of every page, the first included', async ({ page }) => {
  for (const address of ['/', '/clusters']) {
    await page.goto(`${address}?lang=en`);
    const field = page.getByRole('search').locator('input');
    await expect(field).toBeVisible();
    await page.keyboard.press('/');
    await expect(field).toBeFocused();
  }
});

test('on a phone the menu closes behind one, and the filters are a sheet that keeps the keyboard', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/clusters?lang=en');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('link', { name: 'Network' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Menu' })).toHaveAttribute('aria-expanded', 'false');
  await page.goto('/search?lang=en');
  await page.getByRole('button', { name: 'Filters' }).click();
  const sheet = page.getByRole('dialog', { name: 'Filters' });
  await sheet.getByRole('checkbox').first().check();
  await expect(page).toHaveURL(/country=/);
  await looksWell(page);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('button', { name: 'Filters · 1' })).toBeFocused();
});

test('a browser that forbids storage still opens the page, in the language asked for', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('forbidden', 'SecurityError');
      },
    });
  });
  await page.goto('/?lang=fr');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
});

test('an address that does not exist says so', async ({ page }) => {
  await page.goto('/nowhere?lang=en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
  await page.goto('/s/nobody?lang=en');
  await expect(page.getByRole('alert')).toContainText('No such stakeholder.');
});

for (const lang of ['en', 'fr', 'ar']) {
  test(`axe finds nothing serious on any page in ${lang}`, async ({ page }) => {
    await signInAs(page, 'Salma Nour');
    for (const address of [
      '/',
      '/search',
      '/matches',
      '/clusters',
      '/clusters/nabeul-tableware',
      '/network',
      '/mentoring',
      '/mentoring/fatima-e',
      '/s/eg-cairo-pattern-workshop',
      '/graphql',
    ]) {
      await page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${lang}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      await looksWell(page, `${address} in ${lang}`);
    }
  });
}
