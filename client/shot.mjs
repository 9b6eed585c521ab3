// node shot.mjs BASE OUT paths locales widths theme [account]
import { chromium } from '@playwright/test';
const [base, out, paths, locales, widths, theme = 'light', account] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const locale of locales.split(',')) for (const width of widths.split(',')) {
  const context = await browser.newContext({ viewport: { width: +width, height: 900 }, locale, colorScheme: theme });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (e) => errors.push(e.message));
  page.on('console', (m) => m.type() === 'error' && errors.push(m.text()));
  await page.addInitScript((l) => localStorage.setItem('wasl-lang', l), locale);
  if (account) { await page.goto(`${base}/sign-in`); await page.getByRole('button', { name: new RegExp(account) }).first().click(); await page.waitForTimeout(1500); }
  for (const path of paths.split(',')) {
    await page.goto(base + path); await page.waitForLoadState('networkidle').catch(() => {}); await page.waitForTimeout(700);
    const name = `${path.replace(/[^a-z0-9]+/gi, '_') || 'home'}-${locale}-${width}-${theme}.png`;
    await page.screenshot({ path: `${out}/${name}`, fullPage: true });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    console.log(name, over > 0 ? `OVERFLOW ${over}` : '', [...new Set(errors.splice(0))].join(' | ').slice(0, 200));
  }
  await context.close();
}
await browser.close();
