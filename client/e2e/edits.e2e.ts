import { expect, type Page, test } from '@playwright/test';
import { fresh } from './fresh';
import { signInAs } from './sign-in-as';

/** Someone in a browser of their own. */
async function newPerson(page: Page): Promise<Page> {
  const context = await page
    .context()
    .browser()
    ?.newContext({ baseURL: new URL(page.url()).origin });
  const own = await context?.newPage();
  if (!own) throw new Error('No second browser.');
  return own;
}

test('a facilitator writes for a member; the member sees the difference and confirms; only then it is public', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await signInAs(page, 'Karim Passerelle', '/desk?tab=members');
  await page.getByRole('link', { name: 'Write for it Cairo Pattern Workshop' }).click();
  const words = `Engraved lamps for small hotels ${fresh()}`;
  await page.getByRole('group', { name: 'Who you are' }).getByLabel('English').fill(words);
  await page.getByRole('textbox', { name: 'A line for the member' }).fill('As we said on the phone.');
  await page.getByRole('button', { name: 'Send to the member' }).click();
  await expect(page.getByText('Sent: it waits for the member.')).toBeVisible();
  await page.goto('/s/eg-cairo-pattern-workshop');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText(words)).toHaveCount(0);

  const member = await newPerson(page);
  await expect(() => signInAs(member, 'Salma Nour', '/inbox')).toPass({ timeout: 90_000 });
  await member
    .getByRole('link', { name: /A facilitator wrote something/ })
    .first()
    .click();
  await expect(member.getByText('As we said on the phone.')).toBeVisible();
  await expect(member.getByRole('row', { name: /Who you are/ })).toContainText(words);
  await member.getByRole('button', { name: 'Yes, it may stand' }).click();
  await expect(member.getByText('Thank you: it stands now.')).toBeVisible();
  await page.reload();
  await expect(page.getByText(words).first()).toBeVisible();
});

test('a member without an account is begun, invited by a letter, and publishes the profile with its yes', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const name = `${fresh()} ${fresh()} Weavers`;
  const email = `${fresh()}@example.org`;
  await signInAs(page, 'Karim Passerelle', '/desk?tab=members&cluster=cairo-design');
  await page.getByRole('button', { name: 'Begin a member' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByLabel('Its e-mail address').fill(email);
  await page.getByRole('button', { name: 'Begin a member' }).last().click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.getByRole('group', { name: 'In a sentence' }).getByLabel('English').fill('Mats and baskets of river reed');
  await page.getByRole('button', { name: 'Keep in the draft' }).click();
  await expect(page.getByText('Kept in the draft.')).toBeVisible();
  await page.goto('/desk?tab=members');
  await page.getByRole('button', { name: /^Invite \d+ without an account/ }).click();
  await page.getByRole('button', { name: /^Send \d+ letter/ }).click();
  const report = page.getByRole('listitem').filter({ hasText: email });
  await expect(report).toContainText('on its way');

  const member = await newPerson(page);
  const letter = member.locator('article').filter({ hasText: email });
  await expect(async () => {
    await member.goto('/mailbox?lang=en');
    await expect(letter.first()).toBeVisible({ timeout: 1000 });
  }).toPass();
  await member.goto((await letter.first().getByRole('link').first().getAttribute('href')) ?? '');
  await expect(member.getByRole('row', { name: /In a sentence/ })).toContainText('Mats and baskets of river reed');
  await member.getByRole('button', { name: 'Yes, publish it' }).click();
  await expect(member.getByText('Thank you: it stands now.')).toBeVisible();
  await page.goto('/desk?tab=members');
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('published');
});
