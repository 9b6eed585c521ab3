// `npm run -s bench -- network [--size N]`: the Network page in headless Chromium on a generated world: until it is drawn,
// and the time from frame to frame while it is panned and while the time slider moves. WebGL is drawn by the processor
// (SwiftShader) where the machine has no graphics processor, so a frame takes longer here than before people.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildClient, buildServer, root } from '../build.mjs';
import { secondsOf } from './cpu-time.mjs';
import { ask, benchFolder, connect, machine, serve, settled, tell, wasl } from './world.mjs';

/** Runs in the page: times between frames until told to stop. */
const watchFrames = () => {
  window.frames_ = [];
  let last = performance.now();
  const step = (now) => {
    window.frames_?.push(now - last);
    last = now;
    if (window.frames_) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
};
const framesSeen = () => {
  const seen = window.frames_.slice(1);
  window.frames_ = null;
  return seen;
};

function said(frames) {
  const sorted = [...frames].sort((a, b) => a - b);
  const at = (share) => +sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1);
  const seconds = frames.reduce((sum, each) => sum + each, 0) / 1000;
  return { fps: +(frames.length / seconds).toFixed(0), median: at(0.5), p95: at(0.95), frames: frames.length };
}

export async function benchNetwork(args) {
  const { values: options } = parseArgs({
    args,
    options: { size: { type: 'string', default: '10000' }, json: { type: 'boolean', default: false } },
  });
  buildServer();
  buildClient();
  const { chromium } = createRequire(join(root, 'client/package.json'))('@playwright/test');
  const { folder, remove } = benchFolder();
  const report = { ...machine() };
  await wasl(folder, ['seed', '--size', options.size]);
  const server = await serve(folder);
  const client = await connect(folder);
  await settled(server, client);
  await client.end();
  // Served, because only then its process is known, and with it what drawing costs when the processor does it.
  const host = await chromium.launchServer({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });
  const browser = await chromium.connect(host.wsEndpoint());
  const spent = () => 1000 * (secondsOf([host.process().pid]) ?? 0);
  try {
    const { network } = await ask(server.url, '{ network(first: 2000) { nodes { links } links { id } } }');
    report.drawn = `${network.nodes.length} stakeholders, ${network.links.length} links`;
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const tasks = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value;
    };
    /** Processor time of the page's own thread from now on, in milliseconds: other work on the machine does not count. */
    const busy = async () => {
      const from = await tasks();
      const all = spent();
      return async (moves) => ({
        mainThreadEach: +(((await tasks()) - from) / moves).toFixed(1),
        browserEach: +((spent() - all) / moves).toFixed(1),
      });
    };
    const began = Date.now();
    await page.goto(new URL('/network?lang=en', server.url).href);
    await page.locator('.graph__box[data-drawn]').waitFor({ timeout: 120_000 });
    report.untilDrawnSeconds = +((Date.now() - began) / 1000).toFixed(1);
    report.untilDrawnBrowserSeconds = +(spent() / 1000).toFixed(1);
    await page.locator('.graph__box[data-settled]').waitFor({ timeout: 120_000 });
    report.untilSettledSeconds = +((Date.now() - began) / 1000).toFixed(1);
    await page.waitForTimeout(3000);
    await page.evaluate(watchFrames);
    await page.waitForTimeout(3000);
    report.still = said(await page.evaluate(framesSeen));

    await page.locator('.graph__box').scrollIntoViewIfNeeded();
    const box = await page.locator('.graph__box').boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const before = await page.screenshot({ clip: box });
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.evaluate(watchFrames);
    const panned = await busy();
    for (let step = 0; step < 150; step++) await page.mouse.move(x + 120 * Math.sin(step / 12), y + step / 3);
    report.panning = { ...said(await page.evaluate(framesSeen)), ...(await panned(150)) };
    await page.mouse.up();
    if (before.equals(await page.screenshot({ clip: box }))) throw new Error('Panning moved nothing.');
    await page.waitForTimeout(1500);

    const slider = page.getByRole('slider');
    await slider.focus();
    await page.evaluate(watchFrames);
    const slid = await busy();
    for (let step = 0; step < 40; step++) {
      await page.keyboard.press(Math.floor(step / 10) % 2 === 0 ? 'ArrowLeft' : 'ArrowRight');
      await page.waitForTimeout(60);
    }
    report.timeSlider = { ...said(await page.evaluate(framesSeen)), ...(await slid(40)) };
    await page.close();
  } finally {
    await host.close();
    await server.stop();
    remove();
  }
  report.loadAfter = machine().loadBefore;
  tell(report, options.json);
  if (!options.json)
    process.stdout.write(
      'Milliseconds from frame to frame; for each move of the pointer or slider, mainThreadEach is processor time of the page and browserEach of the whole browser, drawing included.\n',
    );
}
