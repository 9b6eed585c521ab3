import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../testing/world.js';
import { zipOf } from '../testing/zip.js';
import { redrawn } from './logo.js';

let world: World;
let mine: string;
let owner: string;
let stranger: string;

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#0F5C6E' } });

beforeAll(async () => {
  world = await openWorld();
  mine = await world.addStakeholder('Tile House');
  owner = await world.addAccount('Owner', { delegateOf: [mine] });
  stranger = await world.addAccount('Stranger', { delegateOf: [await world.addStakeholder('Other')] });
});
afterAll(() => world.end());

async function send(bytes: Buffer, as: string | null = owner) {
  const answer = await fetch(`${world.url}/uploads/logo/${mine}`, {
    method: 'POST',
    headers: as ? { cookie: await world.signIn(as) } : {},
    body: new Uint8Array(bytes),
  });
  const said = (await answer.json()) as {
    digest?: string;
    errors?: { message: string; extensions: { field?: string } }[];
  };
  return { status: answer.status, ...said };
}
const addressOf = async (as?: string) => {
  const answer = await world.ask('{ stakeholder(slug: "tile-house") { logo } }', as ? { as } : {});
  return (answer.data as unknown as { stakeholder: { logo: string | null } } | null)?.stakeholder.logo ?? null;
};

test('a picture is made anew as a square, served with its headers to whoever sees the profile, and taken away', async () => {
  expect(await addressOf()).toBeNull();
  const sent = await picture(800, 400)
    .jpeg()
    .withExif({ IFD0: { Copyright: 'someone@example.org' } })
    .toBuffer();
  expect((await send(sent)).status).toBe(200);
  const address = await addressOf();
  const answer = await fetch(`${world.url}${address}`);
  const image = Buffer.from(await answer.arrayBuffer());
  expect(answer.headers.get('content-type')).toBe('image/webp');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('cache-control')).toBe('private, max-age=86400');
  expect(await sharp(image).metadata()).toMatchObject({ format: 'webp', width: 256, height: 256 });
  expect(image.includes('someone@example.org')).toBe(false);

  await world.orm.em
    .fork()
    .execute(`update stakeholder set visibility = visibility || '{"profile": "facilitators"}' where id = ?`, [mine]);
  expect((await fetch(`${world.url}${address}`)).status).toBe(404);
  expect((await fetch(`${world.url}${address}`, { headers: { cookie: await world.signIn(stranger) } })).status).toBe(
    404,
  );
  expect((await fetch(`${world.url}${address}`, { headers: { cookie: await world.signIn(owner) } })).status).toBe(200);

  const remove = `mutation { removeLogo(stakeholder: "${mine}") }`;
  expect((await world.ask(remove, { as: stranger })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect((await world.ask(remove, { as: owner })).data).toEqual({ removeLogo: true });
  expect(await addressOf(owner)).toBeNull();
  const traces = await world.orm.em
    .fork()
    .execute<{ action: string }[]>(`select action from audit_event where record_id = ? order by id`, [mine]);
  expect(traces.map((each) => each.action)).toEqual(['logo set', 'logo removed']);
});

test('others may not send one, and too large a file is refused before it is looked at', async () => {
  const sent = await picture(64, 64).png().toBuffer();
  expect((await send(sent, null)).status).toBe(403);
  expect((await send(sent, stranger)).status).toBe(404);
  const large = await send(Buffer.alloc(2_100_000, 1));
  expect(large.status).toBe(413);
  expect(large.errors?.[0]?.message).toBe('What you sent is larger than 2 MB.');
});

test.each([
  ['a page called a picture', async () => Buffer.from('<html><script>alert(1)</script></html>'), /PNG, JPEG or WebP/],
  [
    'a drawing with a script',
    async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    /PNG, JPEG or WebP/,
  ],
  [
    'the head of a picture and nothing behind it',
    async () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]),
    /damaged/,
  ],
  ['a picture cut short', async () => (await picture(300, 300).jpeg().toBuffer()).subarray(0, 400), /damaged/],
  ['more dots than can be looked at', () => picture(6000, 6000).png().toBuffer(), /25 million/],
  ['a dot', () => picture(1, 1).png().toBuffer(), /32 × 32/],
])('%s is refused in one sentence, and nothing is kept', async (_what, make, words) => {
  await expect(redrawn(await make())).rejects.toThrow(words);
});

const html = '<html><script>alert(1)</script></html>';
const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
const archive = zipOf({ 'page.html': html });
/** A chunk of a PNG: its length, its name, its words and their sum. */
const chunk = (name: string, words: string) => {
  const body = Buffer.concat([Buffer.from(name), Buffer.from(words)]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};
const png = () => picture(300, 300).png().toBuffer();
const jpeg = () => picture(300, 300).jpeg().toBuffer();

test.each([
  ['a page behind a picture', async () => Buffer.concat([await png(), Buffer.from(html)])],
  ['an archive behind a picture', async () => Buffer.concat([await jpeg(), archive])],
  ['a drawing with a script behind a picture', async () => Buffer.concat([await jpeg(), Buffer.from(svg)])],
  [
    'a page in the words of a picture',
    async () => {
      const plain = await png();
      return Buffer.concat([plain.subarray(0, 33), chunk('tEXt', `Comment\0${html}`), plain.subarray(33)]);
    },
  ],
  [
    'a program in the remark of a photograph, which reads as JavaScript from its first byte',
    async () => {
      const plain = await jpeg();
      const remark = Buffer.from(`*/=alert(1);${html}/*`);
      const head = Buffer.from([0xff, 0xfe, 0, 0]);
      head.writeUInt16BE(remark.length + 2, 2);
      return Buffer.concat([plain.subarray(0, 2), head, remark, plain.subarray(2)]);
    },
  ],
  ['a drawing in what is told of a photograph', () => picture(300, 300).jpeg().withXmp(svg).toBuffer()],
  ['an archive in front of a picture', async () => Buffer.concat([archive, await png()])],
  ['a page in front of a picture', async () => Buffer.concat([Buffer.from(html), await png()])],
])('%s is refused, or nothing of it is kept', async (_what, make) => {
  const sent = await make();
  expect(/script|page\.html/.test(sent.toString('latin1'))).toBe(true);
  const { status, errors } = await send(sent);
  if (status !== 200) {
    expect([status, errors?.[0]?.extensions.field]).toEqual([400, 'file']);
    return;
  }
  const answer = await fetch(`${world.url}${await addressOf(owner)}`, {
    headers: { cookie: await world.signIn(owner) },
  });
  expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  const kept = Buffer.from(await answer.arrayBuffer());
  expect(kept.toString('latin1')).not.toMatch(/script|alert|svg|page\.html/);
  // A WebP is as long as it says: nothing stands behind it, nor is anything told of it.
  expect(kept.readUInt32LE(4) + 8).toBe(kept.length);
  const { format, exif, xmp, iptc, icc } = await sharp(kept).metadata();
  expect({ format, exif, xmp, iptc, icc }).toEqual({ format: 'webp' });
});
