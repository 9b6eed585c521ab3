import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { everythingIn } from '../testing/everything.js';
import { openWorld, type World } from '../testing/world.js';

let world: World;
let cookie: string;
beforeAll(async () => {
  world = await openWorld();
  cookie = await world.signIn(await world.addAccount('Sender', { roles: ['administrator'] }));
});
afterAll(() => world.end());

/** Every address that the server answers at, read from where each is added. */
const addresses = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .flatMap((file) => [
    ...readFileSync(`${import.meta.dirname}/${file}`, 'utf8').matchAll(
      /(?:app\.(?:get|post|put|patch|delete|all|use)|receive)\(\s*'(\/[^']*)'/g,
    ),
  ])
  .map(([, address = '']) => address.replace('{*path}', 'sign-in/email').replaceAll(/:\w+/g, 'x'));

const whole = Buffer.alloc(10_000_000, 'x');
/** The same in pieces, of which nobody says beforehand how many will come. */
const pieces = () =>
  new ReadableStream({
    start(stream) {
      for (let at = 0; at < whole.length; at += 100_000) stream.enqueue(whole.subarray(at, at + 100_000));
      stream.close();
    },
  });

test.each([...new Set(addresses)].sort())(
  '10 MB sent to %s are refused, and the server answers on',
  async (address) => {
    expect(addresses.length).toBeGreaterThan(9);
    const before = await everythingIn(world);
    for (const type of [
      'application/json',
      'application/octet-stream',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
    ]) {
      for (const method of ['POST', 'PUT']) {
        for (const body of [whole, pieces()]) {
          const answer = await fetch(`${world.url}${address}`, {
            method,
            headers: { 'content-type': type, cookie, origin: world.url },
            body,
            duplex: 'half',
          } as RequestInit);
          expect([type, method, answer.status >= 400 && answer.status < 500]).toEqual([type, method, true]);
          // What is refused is refused in a sentence.
          const said = (await answer.json()) as { error?: string; errors?: { message: string }[]; done?: boolean };
          expect(said.error ?? said.errors?.[0]?.message ?? said.done).toEqual(expect.anything());
        }
      }
    }
    expect((await fetch(`${world.url}/health/live`)).status).toBe(200);
    expect(await everythingIn(world)).toEqual(before);
  },
);
