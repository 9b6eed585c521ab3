import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { fresh } from './fresh';
import { looksWell } from './looks-well';
import { signInAs } from './sign-in-as';

const wasl = fileURLToPath(new URL('../../server/scripts/wasl.mjs', import.meta.url));

/** Brings in a workshop that nobody acts for, with an address of its own, as the command line does. */
function bringInWorkshop(name: string, email: string): void {
  const file = join(mkdtempSync(join(tmpdir(), 'wasl-link-')), 'stakeholders.csv');
  writeFileSync(file, `id,name,country,languages,contacts,demonstration\n${name},${name},EG,ar,email:${email},yes\n`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [wasl, 'import', '--stakeholders', file], {
    encoding: 'utf8',
  });
  expect(status, stdout + stderr).toBe(0);
}

const words = {
  fr: { yes: 'Oui, mettez-nous en relation', gone: 'Ce lien ne fonctionne plus' },
  ar: { yes: /نعم/, gone: /هذا الرابط/ },
};

test('a question by e-mail is read and answered without an account, in French and Arabic, once', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const name = `Atelier ${fresh()}`;
  const email = `${fresh()}@example.org`;
  bringInWorkshop(name, email);
  await signInAs(page, 'Karim Passerelle', '/desk');
  for (const [label, words] of [
    ['One', 'Cairo Pattern Workshop'],
    ['The other', name],
  ] as const) {
    await expect(async () => {
      await page.getByRole('combobox', { name: label, exact: true }).fill(words);
      await page.getByRole('option', { name: words }).first().click({ timeout: 3000 });
    }).toPass();
  }
  await page.getByText('Bring the two together').click();
  await page.getByLabel('Why the two should meet').fill('One draws patterns, the other weaves: show them together.');
  await page.getByRole('button', { name: 'Ask both' }).last().click();
  await expect(page.getByText('Both are asked.')).toBeVisible();
  const letter = page.locator('article').filter({ hasText: email }).first();
  await expect(async () => {
    await page.goto('/mailbox?lang=en');
    await expect(letter).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(
    letter
      .locator('[dir=rtl]')
      .or(letter.and(page.locator('[dir=rtl]')))
      .first(),
  ).toBeVisible();
  const path = new URL((await letter.getByRole('link').first().getAttribute('href')) ?? '', page.url()).pathname;
  const visitor = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const member = await visitor.newPage();
  for (const [lang, { yes }] of Object.entries(words)) {
    for (const width of [1280, 360]) {
      await member.setViewportSize({ width, height: 800 });
      await member.goto(`${path}?lang=${lang}`);
      await expect(member.getByRole('button', { name: yes })).toBeVisible();
      await expect(member.locator('html')).toHaveAttribute('dir', lang === 'ar' ? 'rtl' : 'ltr');
      await looksWell(member);
    }
  }
  await member.goto(`${path}?lang=fr`);
  await member.getByRole('button', { name: words.fr.yes }).click();
  await expect(member.getByRole('main').getByRole('status')).toBeVisible();
  // Used, and made up: neither opens anything, and both say so.
  for (const address of [path, `${path.slice(0, -3)}xyz`]) {
    for (const [lang, { yes, gone }] of Object.entries(words)) {
      await member.goto(`${address}?lang=${lang}`);
      await expect(member.getByRole('alert')).toContainText(gone);
      await expect(member.getByRole('button', { name: yes })).toHaveCount(0);
    }
  }
  await visitor.close();
});
