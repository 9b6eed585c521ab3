import { expect, type Page, test } from '@playwright/test';
import { looksWell } from './looks-well';
import { signInAs } from './sign-in-as';

// The graph is drawn by WebGL, here in software: the machine of the journeys has no graphics processor.
test.use({
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
    ],
  },
});

async function pick(page: Page, label: string, words: string, name: string) {
  await page.getByRole('combobox', { name: label, exact: true }).fill(words);
  await page.getByRole('listbox').getByRole('option', { name }).click();
}

async function openMatches(page: Page) {
  await signInAs(page, 'Salma Nour');
  await expect(page.locator('article').first()).toBeVisible();
}

/** Links in the drawing, as it counted them itself. */
async function drawn(page: Page): Promise<number> {
  await expect(page.locator('.graph__box[data-drawn]')).toBeVisible();
  return Number(await page.locator('.graph__box').getAttribute('data-drawn'));
}

test('a path between two names is found by typing, its bridges named, and can be sent as an address', async ({
  page,
}) => {
  await page.goto('/network?lang=en');
  await pick(page, 'From', 'cairo pat', 'Cairo Pattern Workshop');
  await pick(page, 'To', 'batna silver', 'Batna Silver Atelier');
  await expect(page).toHaveURL(/from=eg-cairo-pattern-workshop&to=dz-batna-silver-atelier/);
  const path = page.locator('.path').first();
  await expect(path.locator('.path__node').first()).toContainText('Cairo Pattern Workshop');
  await expect(path.locator('.path__node').last()).toContainText('Batna Silver Atelier');
  expect(await path.locator('.path__node--bridge').count()).toBeGreaterThan(0);
  for (const bridge of await path.locator('.path__node--bridge').all())
    await expect(bridge).toContainText('can introduce you');
  const said = await page.locator('.path').allTextContents();
  await page.goto(`${page.url()}&lang=en`);
  await expect(page.locator('.path').first()).toBeVisible();
  expect(await page.locator('.path').allTextContents()).toEqual(said);
});

test('the table says what the graph draws, link by link, at any year', async ({ page }) => {
  await page.goto('/network?lang=en');
  const all = await drawn(page);
  await expect(page.getByRole('main').getByRole('status').first()).toContainText(`${all} links`);
  await page.getByRole('button', { name: 'Table' }).click();
  const rows = page.locator('tbody tr');
  const more = page.getByRole('button', { name: 'Show more' });
  await expect(async () => {
    if (await more.isVisible()) await more.click();
    await expect(rows).toHaveCount(all, { timeout: 100 });
  }).toPass({ timeout: 30_000 });
  await page.getByRole('slider').press('Home');
  await expect(page).toHaveURL(/until=\d{4}/);
  await expect.poll(() => rows.count()).toBeLessThan(all);
  const early = await rows.count();
  expect(early).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Graph' }).click();
  await expect(page.getByRole('img', { name: new RegExp(`^${early} links? between`) })).toBeVisible();
});

test('an address that names a focus draws only what lies around it, and goes deeper on demand', async ({ page }) => {
  await page.goto('/network?focus=eg-cairo-pattern-workshop&lang=en');
  await expect(page.getByRole('heading', { name: 'Around Cairo Pattern Workshop' })).toBeVisible();
  const near = await drawn(page);
  await page.getByText('2 steps').click();
  await expect(page).toHaveURL(/depth=2/);
  await expect.poll(() => drawn(page)).toBeGreaterThan(near);
  await page.goto('/network?focus=nobody&lang=en');
  await expect(page.getByRole('alert')).toContainText('No such stakeholder.');
});

test('without WebGL the network is drawn simply, and says so', async ({ page }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto('/network?lang=en');
  await expect(page.getByRole('img', { name: /links between/ })).toBeVisible();
  await expect(page.getByText('no WebGL')).toBeVisible();
});

test('corridors are a map and a table of the same', async ({ page }) => {
  await page.goto('/network?view=map&lang=en');
  await expect(page.locator('.map__land')).toBeVisible();
  const rows = page.locator('tbody tr');
  const drawnArcs = page.locator('.map path:not(.map__land)');
  await expect(drawnArcs.nth(10)).toBeAttached();
  await expect(rows.first()).toBeVisible();
  const arcs = await drawnArcs.count();
  expect((await rows.count()) - (await rows.filter({ hasText: 'within the country' }).count())).toBe(arcs);
});

test('reasons stand on the side they concern, shared ones on neither', async ({ page }) => {
  await openMatches(page);
  const card = page.locator('article').first();
  await expect(card.locator('.tie__heads')).toContainText('You');
  await expect(card.locator('.tie__heads')).toContainText('They');
  await expect(page.locator('.tie__both').first()).toContainText('You both');
  for (const side of await page.locator('.tie__row:not(.tie__heads) > .tie__they').all())
    await expect(side).toContainText(/Offer|Need/);
});

test('why someone is not in the list is said, with the same account as for those in it', async ({ page }) => {
  await openMatches(page);
  await pick(page, 'Type who you expected', 'cairo paper', 'Cairo Paper Workshop');
  await expect(page.locator('.whynot')).toContainText('is in Egypt as you are');
  await expect(page.locator('#why-not .score')).toContainText('of 100');
  const first = (await page.locator('article .entry__name a').first().textContent()) ?? '';
  await pick(page, 'Type who you expected', first, first);
  await expect(page.locator('.whynot')).toContainText('in place 1');
});

test('every example of the API guide runs, and the explorer reads, checks and remembers', async ({ page }) => {
  await page.goto('/api?lang=en');
  const runs = page.getByRole('button', { name: 'Run' });
  await expect(runs.first()).toBeVisible();
  const examples = await runs.all();
  for (const run of examples) await run.click();
  const answers = page.locator('[data-answer]');
  await expect(answers).toHaveCount(examples.length);
  for (const text of await answers.allTextContents()) {
    expect(text).toContain('"data"');
    expect(text).not.toContain('"errors"');
  }
  await page.getByRole('link', { name: 'Open in the explorer' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('API explorer');
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('"hits"');
  await expect(page.getByText('1 query asked before')).toBeVisible();
  await page.getByRole('textbox', { name: 'Query', exact: true }).fill('{ stakeholder { nam } }');
  await expect(page.getByText('Cannot query field "nam"')).toBeVisible();
  await page.getByLabel('Find a type or a field').fill('corridors');
  await page.getByRole('button', { name: 'Query.corridors' }).click();
  await expect(page.getByText('counted by pair of countries')).toBeVisible();
});

test('no link of header or footer is dead', async ({ page, request }) => {
  await page.goto('/?lang=en');
  await expect(page.getByRole('contentinfo').getByRole('link').first()).toBeVisible();
  await expect(page.getByRole('banner').getByRole('link').first()).toBeVisible();
  const addresses = await page
    .locator('header a, footer a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(addresses.length).toBeGreaterThan(6);
  for (const address of new Set(addresses)) {
    expect((await request.get(address, { headers: { accept: 'text/html' } })).status(), address).toBe(200);
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('There is no such page');
  }
});

for (const lang of ['en', 'fr', 'ar']) {
  test(`axe finds nothing serious on the network, its guide and its footer pages in ${lang}`, async ({ page }) => {
    test.slow();
    await openMatches(page);
    for (const address of [
      '/network?from=eg-cairo-pattern-workshop&to=dz-batna-silver-atelier',
      '/network?view=map',
      '/network?view=table&focus=eg-cairo-pattern-workshop',
      '/matches',
      '/about',
      '/status',
      '/api',
      '/graphql',
    ]) {
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${lang}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.waitForLoadState('networkidle');
        await looksWell(page, `${address} in ${lang} at ${width}`);
      }
    }
  });
}
