import { expect, type Page, test } from '@playwright/test';
import { signInAs } from './sign-in-as';

/** Someone in a browser of their own. */
async function person(page: Page, name: string, to: string): Promise<Page> {
  const context = await page.context().browser()?.newContext();
  const own = await context?.newPage();
  if (!own) throw new Error('No second browser.');
  // Many people signing in from one address are slowed down; they try again.
  await expect(() => signInAs(own, name, to)).toPass({ timeout: 90_000 });
  return own;
}

test('a member asks, the facilitator forwards, the asked side agrees, contacts open, and an eavesdropper sees nothing', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await signInAs(page, 'Salma Nour', '/s/dz-atelier-cuivre-constantine');
  await page.getByRole('button', { name: 'Ask for an introduction' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Why you want to meet' }).fill('Ring 0555 12 34 56');
  await dialog.getByRole('button', { name: 'Send to the facilitator' }).click();
  await expect(dialog.getByRole('alert')).toContainText('0555 12 34 56');
  await dialog.getByRole('textbox').first().fill('We need sixty engraved lamps for a hotel.');
  await dialog.getByRole('button', { name: 'Send to the facilitator' }).click();
  await expect(page).toHaveURL(/\/introductions\/[0-9a-f-]{36}/);
  const address = new URL(page.url()).pathname;
  await expect(page.getByText('To check')).toBeVisible();

  const facilitator = await person(page, 'Karim Passerelle', address);
  await facilitator.getByRole('button', { name: 'Forward' }).click();
  await expect(facilitator.getByText('To decide')).toBeVisible();

  const eavesdropper = await person(page, 'Leïla Citronnier', address);
  await expect(eavesdropper.getByRole('alert')).toContainText('No such introduction');

  const asked = await person(page, 'Yassine Dinandier', address);
  await expect(asked.getByRole('heading', { name: 'Contacts' })).toHaveCount(0);
  await asked.getByRole('button', { name: 'Yes, introduce us' }).click();
  await expect(asked.getByRole('heading', { name: 'Contacts' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Contacts' })).toBeVisible();

  await page.getByRole('button', { name: 'We have met' }).click();
  await page.getByRole('combobox', { name: 'Who does it for the other' }).selectOption('ASKED');
  await page.getByRole('button', { name: 'We agreed' }).click();
  await expect(page.getByText('Agreed to work together')).toBeVisible();
  await page.goto('/s/dz-atelier-cuivre-constantine');
  await expect(page.getByRole('heading', { name: 'Around them' })).toBeVisible();
  await expect(page.getByRole('complementary').getByRole('link', { name: 'Cairo Pattern Workshop' })).toBeVisible();
});

test('a decline reads as not taken up', async ({ page }) => {
  test.setTimeout(180_000);
  await signInAs(page, 'Salma Nour', '/s/tn-faiencerie-cap-citron');
  await page.getByRole('button', { name: 'Ask for an introduction' }).click();
  await page.getByRole('dialog').getByRole('textbox').first().fill('We would like to show your tiles in Cairo.');
  await page.getByRole('button', { name: 'Send to the facilitator' }).click();
  await expect(page).toHaveURL(/\/introductions\/[0-9a-f-]{36}/);
  const address = new URL(page.url()).pathname;
  const facilitator = await person(page, 'Karim Passerelle', address);
  await facilitator.getByRole('button', { name: 'Forward' }).click();
  await expect(facilitator.getByText('To decide')).toBeVisible();
  const asked = await person(page, 'Leïla Citronnier', address);
  await asked.getByText('No, because…').click();
  await asked.getByRole('combobox', { name: 'Why?' }).selectOption('NOT_OUR_FIELD');
  await asked.getByRole('button', { name: 'No, thank you' }).click();
  await expect(asked.getByText('Not our field')).toBeVisible();
  await page.reload();
  await expect(page.getByText('not taken up', { exact: true })).toBeVisible();
  await expect(page.getByText('Not our field')).toHaveCount(0);
});
