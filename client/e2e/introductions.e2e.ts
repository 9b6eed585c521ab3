import { expect, type Page, test } from '@playwright/test';
import { fresh } from './fresh';
import { letGo } from './let-go';
import { looksWell } from './looks-well';
import { afterDays, serverAhead } from './move-clock';
import { person, signInAs } from './sign-in-as';

/** Asks from a stakeholder's page; answers the address of what was made. */
async function askFor(page: Page, reason: string): Promise<string> {
  // The heading is theirs once the page is, with the mark that they are invented.
  await expect(page.getByRole('button', { name: 'Ask for an introduction' })).toBeVisible();
  const heading = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await letGo(page, heading.replace(/\s*\(demo\)$/, ''));
  await page.getByRole('button', { name: 'Ask for an introduction' }).click();
  await page.getByRole('dialog').getByRole('textbox').first().fill(reason);
  await page.getByRole('button', { name: 'Send to the facilitator' }).click();
  await expect(page).toHaveURL(/\/introductions\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname;
}

test('a member asks, the facilitator forwards, the asked side agrees, contacts open, and an eavesdropper sees nothing', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await signInAs(page, 'Salma Nour', '/s/dz-atelier-cuivre-constantine');
  await letGo(page, 'Atelier Cuivre de Constantine');
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
  await page.getByText('Value and jobs, where you know them').click();
  await page.getByRole('spinbutton', { name: 'Jobs created' }).fill('3');
  await page.getByRole('button', { name: 'We agreed' }).click();
  await expect(page.getByText('Agreed to work together')).toBeVisible();
  await expect(page.locator('dl').filter({ hasText: 'Jobs created' })).toContainText(/Not reported.*Jobs created3/);
  await expect(page.getByRole('button', { name: 'They still work together' })).toHaveCount(0);
  await page.goto('/s/dz-atelier-cuivre-constantine');
  await expect(page.getByRole('heading', { name: 'Around them' })).toBeVisible();
  await expect(page.getByRole('complementary').getByRole('link', { name: 'Cairo Pattern Workshop' })).toBeVisible();
});

test('a decline is the facilitator’s to know; the asker waits as in silence, and reads not taken up when the time is over', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await signInAs(page, 'Salma Nour', '/s/tn-faiencerie-cap-citron');
  const address = await askFor(page, 'We would like to show your tiles in Cairo.');
  const facilitator = await person(page, 'Karim Passerelle', address);
  await facilitator.getByRole('button', { name: 'Forward' }).click();
  await expect(facilitator.getByText('To decide')).toBeVisible();
  const asked = await person(page, 'Leïla Citronnier', address);
  await asked.getByText('No, because…').click();
  await asked.getByRole('combobox', { name: 'Why?' }).selectOption('NOT_OUR_FIELD');
  await asked.getByRole('button', { name: 'No, thank you' }).click();
  await expect(asked.getByText('Not our field')).toBeVisible();
  await facilitator.reload();
  await expect(facilitator.getByText('Not our field')).toBeVisible();
  await page.reload();
  await expect(page.getByText('To decide')).toBeVisible();
  afterDays(13, 'expire-introductions');
  await page.reload();
  await expect(page.getByText('not taken up', { exact: true })).toBeVisible();
  await expect(page.getByText('Not our field')).toHaveCount(0);
});

test('silence ends an introduction when its time is over, and the inbox says so', async ({ page }) => {
  test.setTimeout(180_000);
  await signInAs(page, 'Salma Nour', '/s/eg-nahhasin-tarq-workshop');
  const address = await askFor(page, 'We look for beaten copper for our window.');
  const facilitator = await person(page, 'Karim Passerelle', address);
  await facilitator.getByRole('button', { name: 'Forward' }).click();
  await expect(facilitator.getByText('To decide')).toBeVisible();
  afterDays(13, 'expire-introductions');
  await facilitator.reload();
  await expect(facilitator.getByText('Expired', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText('not taken up', { exact: true })).toBeVisible();
  await page.goto('/inbox');
  await expect(page.getByRole('link', { name: /was not taken up/ }).first()).toBeVisible();
});

test('the facilitator changes the text: who asked reads what it was and says yes to what it is, the asked side reads that alone', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const [first, better] = ['We want to see your cloth soon.', 'We need linen for forty lampshades by May.'];
  await signInAs(page, 'Salma Nour', '/s/ma-point-de-sale');
  const address = await askFor(page, first);
  const facilitator = await person(page, 'Karim Passerelle', address);
  await facilitator.getByText('Change the text').click();
  await facilitator.getByLabel('Why you want to meet').fill(better);
  await facilitator.getByRole('button', { name: 'Save the text' }).click();
  const trace = (own: Page) => own.getByRole('listitem').filter({ hasText: 'Text changed; before:' });
  await expect(trace(facilitator)).toContainText(first);
  await expect(facilitator.getByText(better).first()).toBeVisible();

  await page.reload();
  await expect(trace(page)).toContainText(first);
  await expect(trace(page)).toContainText('the facilitator');
  await expect(page.getByText(better).first()).toBeVisible();
  await page.getByRole('button', { name: 'Yes, introduce us' }).click();
  await expect(page.getByRole('button', { name: 'Yes, introduce us' })).toHaveCount(0);

  await facilitator.reload();
  await facilitator.getByRole('button', { name: 'Forward' }).click();
  await expect(facilitator.getByText('To decide')).toBeVisible();
  const asked = await person(page, 'Zineb Fil-de-Lin', address);
  await expect(asked.getByText(better).first()).toBeVisible();
  await expect(asked.getByText(first)).toHaveCount(0);
  await expect(trace(asked)).toHaveCount(0);
  await asked.getByRole('button', { name: 'Yes, introduce us' }).click();
  await expect(asked.getByRole('heading', { name: 'Contacts' })).toBeVisible();
  // A day later they may be asked again: nothing stays under way.
  await asked.getByRole('button', { name: 'Nothing came of it' }).click();
  await expect(asked.getByText('Nothing came of it').first()).toBeVisible();
});

test('six months after an agreement both are asked, one says that they still work together, the other that it is so', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await signInAs(page, 'Salma Nour', '/s/ma-point-de-sale');
  const address = await askFor(page, 'Your linen, our lamps: shall we make a series?');
  const facilitator = await person(page, 'Karim Passerelle', address);
  await facilitator.getByRole('button', { name: 'Forward' }).click();
  await expect(facilitator.getByText('To decide')).toBeVisible();
  const asked = await person(page, 'Zineb Fil-de-Lin', address);
  await asked.getByRole('button', { name: 'Yes, introduce us' }).click();
  await asked.getByRole('button', { name: 'We have met' }).click();
  await asked.getByRole('button', { name: 'We agreed' }).click();
  await expect(asked.getByText('Agreed to work together')).toBeVisible();
  const stillDo = 'They still work together';
  await expect(asked.getByRole('button', { name: stillDo })).toHaveCount(0);
  await expect(asked.getByRole('button', { name: 'No longer' })).toBeVisible();

  afterDays(183, 'remind-introductions');
  await page.goto('/inbox');
  await expect(page.locator(`a[href="${address}"]`).first()).toBeVisible();
  const ahead = await serverAhead(183);
  try {
    await page.goto(`${ahead.url}${address}`);
    await page.getByText('Value and jobs, where you know them').click();
    await page.getByRole('spinbutton', { name: 'Jobs created' }).fill('2');
    await page.getByRole('button', { name: stillDo }).click();
    await expect(page.getByText('Still work together', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'No longer' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Yes, that is so' })).toBeVisible();
    await asked.goto(`${ahead.url}${address}`);
    await asked.getByRole('button', { name: 'Yes, that is so' }).click();
    await expect(asked.getByText('confirmed by both')).toBeVisible();
    await expect(asked.getByRole('button', { name: 'Yes, that is so' })).toHaveCount(0);
  } finally {
    ahead.end();
  }
});

test('a facilitator brings two together: both accept, each in a browser of their own; the agreement is a link and changes what is recommended', async ({
  page,
}, { retry, repeatEachIndex }) => {
  test.setTimeout(240_000);
  const [one, other] = ['Atelier Cuivre de Constantine', 'ورشة الطَّرق العتيق'];
  const recommended = async (who: Page) => {
    await who.goto('/matches?where=anywhere&show=50');
    await expect(who.locator('.rank').first()).toBeVisible();
    return who.locator('.rank .entry__name').allTextContents();
  };
  const first = await person(page, 'Yassine Dinandier', '/matches');
  await letGo(first, other);
  const before = await recommended(first);
  // Whoever agreed in an earlier attempt is recommended no more.
  if (retry + repeatEachIndex === 0) expect(before.join()).toContain(other);

  await signInAs(page, 'Nadia Trait-d’Union', '/desk');
  for (const [label, name] of [
    ['One', one],
    ['The other', other],
  ] as const) {
    await page.getByRole('combobox', { name: label, exact: true }).fill(name);
    await page.getByRole('option', { name }).first().click();
  }
  await page.getByText('Bring the two together').click();
  await page.getByLabel('Why the two should meet').fill('One beats trays, the other lanterns: show them together.');
  await page.getByRole('button', { name: 'Ask both' }).last().click();
  await page.getByRole('link', { name: 'Introduction', exact: true }).click();
  await expect(page).toHaveURL(/\/introductions\/[0-9a-f-]{36}/);
  const address = new URL(page.url()).pathname;
  await expect(page.getByRole('button', { name: 'Yes, introduce us' })).toHaveCount(0);

  await first.goto(address);
  await first.getByRole('button', { name: 'Yes, introduce us' }).click();
  await expect(first.getByRole('heading', { name: 'Contacts' })).toHaveCount(0);
  const second = await person(page, 'حسن الطَّرّاق', address);
  await second.getByRole('button', { name: 'Yes, introduce us' }).click();
  await expect(second.getByRole('heading', { name: 'Contacts' })).toBeVisible();
  await second.getByRole('button', { name: 'We have met' }).click();
  await second.getByRole('button', { name: 'We agreed' }).click();
  await expect(second.getByText('Agreed to work together')).toBeVisible();

  await second.goto('/network?from=dz-atelier-cuivre-constantine&to=eg-nahhasin-tarq-workshop');
  await expect(second.locator('.path').first().getByRole('listitem')).toHaveCount(2);
  await second.goto('/s/dz-atelier-cuivre-constantine');
  await expect(second.getByRole('complementary').getByRole('link', { name: other })).toBeVisible();
  expect((await recommended(first)).join()).not.toContain(other);
});

test('a message is told in the other browser at once, reported, and decided at the desk', async ({ page }) => {
  test.setTimeout(240_000);
  await signInAs(page, 'Yassine Dinandier', '/s/ma-point-de-sale');
  const address = await askFor(page, 'We want to wrap our trays in your cloth.');
  const facilitator = await person(page, 'Nadia Trait-d’Union', address);
  await facilitator.getByRole('button', { name: 'Forward' }).click();
  await expect(facilitator.getByText('To decide')).toBeVisible();
  const asked = await person(page, 'Zineb Fil-de-Lin', address);
  await asked.getByRole('button', { name: 'Yes, introduce us' }).click();
  await expect(asked.getByRole('heading', { name: 'Contacts' })).toBeVisible();
  // The page of the one who asked shows it without being asked anew.
  await expect(page.getByRole('heading', { name: 'Contacts' })).toBeVisible();

  await asked.goto('/clusters');
  const count = async () => Number((await asked.locator('.inbox b').textContent()) ?? 0);
  await expect(asked.locator('.inbox b')).toBeVisible();
  const known = await count();
  const words = `Buy our miracle trays ${fresh()}!`;
  await page.getByLabel('Write to the others').fill(words);
  await page.getByRole('button', { name: 'Write', exact: true }).click();
  await expect.poll(count).toBe(known + 1);

  await asked.goto(address);
  const message = asked.getByRole('article').filter({ hasText: words });
  await message.getByText('Report', { exact: true }).click();
  await message.getByRole('button', { name: 'Send to the desk' }).click();
  await expect(message.getByRole('status')).toContainText('Thank you');

  const desk = await person(page, 'Dana Overview', '/desk/reports');
  const report = desk.getByRole('article').filter({ hasText: words });
  await report.getByText('Upheld', { exact: true }).click();
  await report.getByLabel('What the reporter is told').fill('We spoke to them.');
  await report.getByRole('button', { name: 'Decide' }).click();
  await expect(report).toHaveCount(0);
  await desk.getByRole('link', { name: 'Decided' }).click();
  await expect(report).toContainText('Dana Overview');
  await asked.goto('/inbox');
  await expect(asked.getByText('We spoke to them.')).toBeVisible();
});

test('a mentor who belongs to no stakeholder is asked themselves, and answers by their own account', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signInAs(page, 'Salma Nour', '/mentoring/rania-c');
  await letGo(page, 'Rania C.');
  await page.getByRole('button', { name: 'Ask this mentor' }).click();
  await page.getByRole('dialog').getByRole('textbox').first().fill('We want to bring a show of lanterns to France.');
  await page.getByRole('button', { name: 'Send to the facilitator' }).click();
  await expect(page).toHaveURL(/\/introductions\/[0-9a-f-]{36}/);
  const address = new URL(page.url()).pathname;
  const facilitator = await person(page, 'Karim Passerelle', address);
  await facilitator.getByRole('button', { name: 'Forward' }).click();
  await expect(facilitator.getByText('To decide')).toBeVisible();
  const mentor = await person(page, 'Rania C.', '/introductions');
  await mentor.getByRole('link', { name: 'Cairo Pattern Workshop' }).first().click();
  await mentor.getByRole('button', { name: 'Yes, introduce us' }).click();
  await expect(mentor.getByRole('heading', { name: 'Contacts' })).toBeVisible();
  await expect(page.getByText(/@demonstration\.example/)).toBeVisible();
  await page.getByRole('button', { name: 'We have met' }).click();
  await page.getByRole('button', { name: 'We agreed' }).click();
  await expect(page.getByText('Agreed to work together')).toBeVisible();
});

for (const lang of ['en', 'fr', 'ar']) {
  test(`axe finds nothing serious on the pages of introductions in ${lang}, and nothing overflows`, async ({
    page,
  }) => {
    test.setTimeout(240_000);
    const look = async (own: Page, address: string) => {
      for (const width of [1280, 360]) {
        await own.setViewportSize({ width, height: 800 });
        await own.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${lang}`);
        await expect(own.getByRole('heading', { level: 1 })).toBeVisible();
        await own.waitForLoadState('networkidle');
        for (const summary of await own.locator('main summary').all()) await summary.click();
        await looksWell(own, `${address} at ${width}`);
      }
    };
    await expect(() => signInAs(page, 'Salma Nour', '/introductions?stage=under-way')).toPass({ timeout: 90_000 });
    const path = (await page.locator('article h2 a').first().getAttribute('href')) ?? '';
    expect(path).toMatch(/^\/introductions\//);
    for (const address of ['/introductions', '/introductions?stage=closed', path, '/introductions/answer/outdated']) {
      await look(page, address);
    }
    const facilitator = await person(page, 'Karim Passerelle', path);
    await look(facilitator, path);
    await look(facilitator, '/desk');
    await facilitator.goto('/desk?tab=import&cluster=cairo-design');
    const table = 'Name;Country;Summary\nBad Row;Atlantis;Wool\nCairo Paper Workshop;;Paper\nNew Looms;;Wool';
    await facilitator
      .locator('input[type=file]')
      .setInputFiles({ name: 'members.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await expect(facilitator).toHaveURL(/list=/);
    await look(
      facilitator,
      new URL(facilitator.url()).pathname + new URL(facilitator.url()).search.replace(/&lang=\w+/, ''),
    );
    await facilitator.goto('/desk?tab=members&name=Cairo');
    await look(
      facilitator,
      (await facilitator.locator('a[href^="/desk/members/"]').first().getAttribute('href')) ?? '',
    );
    await look(facilitator, '/desk?tab=members');
    await look(await person(page, 'Dana Overview', '/desk/reports'), '/desk/reports?list=decided');
  });
}
