import { expect, test } from '@playwright/test';
import { looksWell } from './looks-well';
import { signInAs } from './sign-in-as';

/** A picture of one colour, 40 dots each way, as a browser would make it. */
const picture = (page: import('@playwright/test').Page) =>
  page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 40 });
    const pen = canvas.getContext('2d');
    pen?.fillRect(0, 0, 40, 40);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });

test('the first page of a member: what waits, five to meet with reasons, and the way to the profile', async ({
  page,
}) => {
  await signInAs(page, 'Leïla Citronnier', '/');
  await expect(page.getByRole('heading', { level: 1, name: 'What waits for you' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Five to meet' }).getByRole('article')).toHaveCount(5);
  await page.getByRole('link', { name: 'Edit your profile' }).click();
  await expect(page).toHaveURL(/\/profile\?of=/);
});

test('a logo takes the place of the star, a disguised file is refused in a sentence, and the star comes back', async ({
  page,
}) => {
  await signInAs(page, 'Leïla Citronnier', '/profile');
  const region = page.getByRole('region', { name: 'Picture' });
  await region
    .getByLabel('Send a logo')
    .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload=alert(1)>') });
  await expect(region.getByRole('alert')).toContainText('PNG, JPEG or WebP');
  const buffer = Buffer.from(await picture(page), 'base64');
  await region.getByLabel('Send a logo').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer });
  await expect(region.getByText('It is there now.')).toBeVisible();
  await page.goto('/s/tn-faiencerie-cap-citron');
  const shown = page.locator('img.avatar').first();
  await expect(shown).toBeVisible();
  await expect.poll(() => shown.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(256);
  await page.goto('/profile');
  await region.getByRole('button', { name: 'Take it away' }).click();
  await expect(region.getByText('The star stands there again.')).toBeVisible();
});

test('the first page of staff: what needs them, their tools, the numbers of the programme with the search box above', async ({
  page,
}) => {
  await signInAs(page, 'Karim Passerelle', '/');
  await expect(page.getByRole('heading', { level: 1, name: 'What waits for you' })).toBeVisible();
  const waits = page.getByRole('region', { name: 'To do' });
  await expect(waits.getByRole('link').first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'The programme in numbers' }).getByText(/of \d+/)).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Search in any language' })).toBeVisible();
  await page.getByRole('region', { name: 'Your tools' }).getByRole('link', { name: 'Members of' }).first().click();
  await expect(page).toHaveURL(/\/desk\?tab=members&cluster=/);

  await signInAs(page, 'Dana Overview', '/');
  await page.getByRole('region', { name: 'Your tools' }).getByRole('link', { name: 'Reports' }).click();
  await expect(page).toHaveURL('/desk/reports');
  for (const lang of ['en', 'fr', 'ar'])
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`/?lang=${lang}`);
      await expect(page.locator('#numbers')).toBeVisible();
      await page.waitForLoadState('networkidle');
      await looksWell(page);
    }
});
