import { expect, type Page, test } from '@playwright/test';
import { looksWell } from './looks-well';
import { person } from './sign-in-as';

/** A word in Arabic letters that no run before had. */
const freshArabic = () =>
  Array.from({ length: 8 }, () => 'بتثجحخدرزسشصضطعفقكلمن'.charAt(Math.floor(Math.random() * 21))).join('');

/** Proposes a word from a search that does not know it, in the Arabic interface. */
async function propose(page: Page, word: string) {
  await page.goto(`/search?q=${word}&lang=ar`);
  await page.getByRole('link', { name: word }).filter({ hasText: 'اقترحوا' }).click();
  await expect(page.getByLabel('الكلمة', { exact: true })).toHaveValue(word);
  await expect(page.getByLabel('لغتها')).toHaveValue('ar');
  await page.getByLabel('معناها').fill('أوانٍ نحاسية للحلوى');
  // Nothing of it is lost on the way out and back.
  await page.reload();
  await expect(page.getByLabel('معناها')).toHaveValue('أوانٍ نحاسية للحلوى');
  await page.getByRole('button', { name: 'إرسال الاقتراح' }).click();
  await expect(page.getByRole('status').filter({ hasText: word })).toContainText('شكرًا لكم');
  await expect(page.getByRole('listitem').filter({ hasText: word })).toContainText('تنتظر الأمانة');
}

test('a member proposes a word in Arabic, the secretariat approves it, the member is told, and the search understands it', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const word = freshArabic();
  await page.goto(`/search?q=${word}&lang=ar`);
  await expect(page.getByRole('link', { name: word }).filter({ hasText: 'سجّلوا الدخول' })).toBeVisible();
  const member = await person(page, 'حسن الطَّرّاق', '/matches');
  // Where a profile lacks it the same way opens, beside what is being written.
  await member.goto('/profile?lang=ar');
  await member.getByRole('combobox', { name: 'أضيفوا حرفة أو مهارة أو منتجًا' }).fill(word);
  const beside = member.waitForEvent('popup');
  await member.getByRole('link', { name: word }).filter({ hasText: 'اقترحوا' }).click();
  await expect((await beside).getByLabel('الكلمة', { exact: true })).toHaveValue(word);
  await (await beside).close();
  await propose(member, word);

  const desk = await person(page, 'Dana Overview', '/');
  await desk.getByRole('link', { name: /proposed words? to decide/ }).click();
  const card = desk.getByRole('article').filter({ hasText: word });
  await card.getByText('Another word', { exact: true }).click();
  await card.getByRole('combobox', { name: 'Another word for' }).fill('dinanderie');
  await card.getByRole('option').filter({ hasText: 'copperware' }).first().click();
  await card.getByRole('button', { name: 'Approve as another word' }).click();
  await expect(card).toHaveCount(0);

  await member.goto('/inbox?lang=ar');
  await member.getByRole('link', { name: word }).click();
  await expect(member).toHaveURL(/\/terms/);
  await expect(member.getByRole('listitem').filter({ hasText: word })).toContainText('صارت كلمة أخرى');
  await expect(async () => {
    await member.goto(`/search?q=${word}&lang=en`);
    await expect(member.getByRole('button', { name: 'Remove copperware' })).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 60_000 });
  await expect(member.getByRole('article').first()).toBeVisible();
});

test('the secretariat makes a new word of a proposal, which is told where its name is taken, and declines another with a reason', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const [word, other] = [freshArabic(), freshArabic()];
  const member = await person(page, 'Leïla Citronnier', '/matches');
  await propose(member, word);
  await propose(member, other);
  const desk = await person(page, 'Dana Overview', '/desk/terms');
  const card = desk.getByRole('article').filter({ hasText: word });
  await card.getByText('A new word', { exact: true }).click();
  await card.getByLabel('English').fill('copperware');
  await card.getByLabel('French').fill(`Mot ${word}`);
  await expect(card.getByLabel('Arabic')).toHaveValue(word);
  await card.getByLabel('What it names').selectOption({ label: 'A product' });
  await card.getByRole('combobox', { name: 'Add a more general word' }).fill('metal craft');
  await card.getByRole('option', { name: 'metal craft' }).click();
  await card.getByRole('button', { name: 'Approve as a new word' }).click();
  await expect(card.getByRole('alert')).toContainText('is a word for “copperware” already');
  await card.getByLabel('English').fill(`Word ${word}`);
  await card.getByRole('button', { name: 'Approve as a new word' }).click();
  await expect(card).toHaveCount(0);

  const declined = desk.getByRole('article').filter({ hasText: other });
  await declined.getByText('Decline', { exact: true }).click();
  await declined.getByLabel('Why').selectOption({ label: 'Too particular' });
  await declined.getByRole('button', { name: 'Decline and say why' }).click();
  await expect(declined).toHaveCount(0);
  await member.goto('/terms?lang=en');
  await expect(member.getByRole('listitem').filter({ hasText: word })).toContainText('a word of its own');
  await expect(member.getByRole('listitem').filter({ hasText: other })).toContainText('names too little');
});

for (const lang of ['en', 'fr', 'ar']) {
  test(`axe finds nothing serious on the pages of proposed words in ${lang}, and nothing overflows`, async ({
    page,
  }) => {
    test.setTimeout(180_000);
    const word = freshArabic();
    const member = await person(page, 'Yassine Dinandier', '/matches');
    await propose(member, word);
    const desk = await person(page, 'Dana Overview', '/desk/terms');
    for (const width of [1280, 360]) {
      for (const address of ['/terms', `/terms/new?term=${word}`, `/search?q=${freshArabic()}`]) {
        await member.setViewportSize({ width, height: 800 });
        await member.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${lang}`);
        await expect(member.getByRole('heading', { level: 1 })).toBeVisible();
        await member.waitForLoadState('networkidle');
        await looksWell(member);
      }
      await desk.setViewportSize({ width, height: 800 });
      await desk.goto(`/desk/terms?lang=${lang}`);
      const card = desk.getByRole('article').filter({ hasText: word });
      for (const way of await card.getByRole('radio').all()) {
        await way.check({ force: true });
        await looksWell(desk, `/desk/terms ${lang} ${width}`);
      }
    }
    await member.goto('/terms?lang=ar');
    await member.getByRole('button', { name: `سحبها: ${word}` }).click();
    await expect(member.getByRole('listitem').filter({ hasText: word })).toContainText('مسحوبة');
  });
}
