import { expect, type Page } from '@playwright/test';

/** Signs in as an invented person, by the one click the sign-in page offers, and goes on to a page. */
export async function signInAs(page: Page, name: string, to = '/matches') {
  await page.goto(`/sign-in?lang=en&to=${encodeURIComponent(to)}`);
  await page.getByRole('button', { name }).click();
  await expect(page).toHaveURL((url) => url.pathname === new URL(to, url).pathname);
  await expect(page.getByRole('link', { name: 'Inbox' })).toBeVisible();
}
