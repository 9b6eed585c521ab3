import { expect, type Page } from '@playwright/test';

/** Signs in as an invented person, by the one click the sign-in page offers, and goes on to a page. */
export async function signInAs(page: Page, name: string, to = '/matches') {
  await page.goto(`/sign-in?lang=en&to=${encodeURIComponent(to)}`);
  await page.getByRole('button', { name }).click();
  await expect(page).toHaveURL((url) => url.pathname === new URL(to, url).pathname);
  await expect(page.getByRole('link', { name: 'Inbox' })).toBeVisible();
}

/** Someone in a browser of their own. */
export async function person(page: Page, name: string, to: string): Promise<Page> {
  const context = await page.context().browser()?.newContext();
  const own = await context?.newPage();
  if (!own) throw new Error('No second browser.');
  // Many people signing in from one address are slowed down; they try again.
  await expect(() => signInAs(own, name, to)).toPass({ timeout: 90_000 });
  return own;
}
