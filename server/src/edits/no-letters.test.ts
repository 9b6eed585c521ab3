import type { ParsedMail } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Cluster, Membership } from '../clusters/cluster.js';
import { catchLetters } from '../testing/catch-letters.js';
import { openWorld, type World } from '../testing/world.js';

let world: World;
let member: string;
let facilitator: string;
let desk: string;
const address = 'workshop@tiles.test';
let post: Awaited<ReturnType<typeof catchLetters>>;

beforeAll(async () => {
  post = await catchLetters();
  world = await openWorld({ SMTP_URL: post.url });
  const em = world.orm.em.fork();
  const rest = { number: null, summary: {}, placeId: null, maturity: null, host: null, foundedYear: null };
  await em.insert(Cluster, { ...rest, id: 'ours', names: { en: 'o', fr: 'o', ar: 'o' }, countryCode: 'TN' });
  member = await world.addStakeholder('Tile House', { contacts: { email: address }, languages: ['fr'] });
  await em.insert(Membership, { clusterId: 'ours', stakeholderId: member, role: 'member', since: null });
  facilitator = await world.addAccount('Facilitator', { facilitates: ['ours'] });
  desk = await world.addAccount('Desk', { roles: ['secretariat'] });
});
afterAll(async () => {
  await world.end();
  await post.close();
});

const invite = (email = address) =>
  world.ask(
    `mutation { inviteMembers(message: "", invitations: [{ stakeholder: "${member}", email: "${email}" }]) {
      outcome code field reason } }`,
    { as: facilitator, lang: 'fr' },
  );
const pathIn = (mail: ParsedMail) =>
  new URL((mail.headers.get('list') as unknown as { unsubscribe: { url: string } }).unsubscribe.url).pathname;
const click = (path: string) =>
  fetch(`${world.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });
const recipients = () => post.received.flatMap((mail) => [mail.to ?? []].flat().map((each) => each.text));
const refusal = ({ errors }: Awaited<ReturnType<World['ask']>>) => errors?.[0]?.extensions;

test('one click in a letter to somebody without an account ends letters to them, and whoever writes is told so', async () => {
  expect((await invite()).data?.inviteMembers).toMatchObject([{ outcome: 'SENT' }]);
  await world.doJobs();
  const [mail] = post.received;
  if (!mail) throw new Error('No letter came.');
  expect(mail.headerLines.find((each) => each.key === 'list-unsubscribe-post')?.line).toContain('=One-Click');
  const path = pathIn(mail);
  // The link, which passes through logs and proxies, says nothing of the address.
  expect(path).not.toMatch(/workshop|tiles/);
  expect(mail.text).toContain(`Ne plus écrire à cette adresse: ${world.url}${path}`);
  expect(mail.html).toContain(`href="${world.url}${path}"`);
  expect((await click(`${path.slice(0, -3)}AAA`)).status).toBe(404);
  world.advance(8);
  expect((await invite()).data?.inviteMembers).toMatchObject([{ outcome: 'SENT' }]);
  expect((await click(path)).status).toBe(200);
  expect((await click(path)).status).toBe(200);
  const traces = await world.orm.em.fork().execute("select noun from audit_event where action = 'letters ended'");
  expect(traces).toEqual([{ noun: 'address' }]);
  await world.doJobs();
  post.received.length = 0;

  world.advance(8);
  const told = { outcome: 'REFUSED', code: 'NO_LETTERS' };
  expect((await invite(address.toUpperCase())).data?.inviteMembers).toMatchObject([
    { ...told, reason: 'email: this address has asked for no more letters.' },
  ]);
  const need = '{ direction: NEED, kind: SUPPLY, title: { lang: "fr", text: "Argile" } }';
  const written = `mutation { writeOfferingFor(stakeholder: "${member}", input: ${need}) { edit { id } } }`;
  expect(refusal(await world.ask(written, { as: facilitator }))).toMatchObject({ code: 'NO_LETTERS', field: 'email' });
  const person = `{ email: "${address}", name: "Amal", lang: "fr" }`;
  const mentor = await world.ask(`mutation { inviteMentor(invitation: ${person}) }`, { as: desk });
  expect(refusal(mentor)).toMatchObject({ code: 'NO_LETTERS' });
  const role = `mutation { invite(invitation: { email: "${address}", name: "Amal", role: SECRETARIAT }) }`;
  expect(refusal(await world.ask(role, { as: desk }))).toMatchObject({ code: 'NO_LETTERS' });
  const asking = await world.addStakeholder('Lamp Makers');
  const asker = await world.addAccount('Asker', { delegateOf: [asking] });
  const ask = `mutation { made: proposeIntroduction(input: { with: "${member}", reason: "Sixty tiles." }) { id } }`;
  const made = (await world.ask(ask, { as: asker })).data?.made as unknown as { id: string };
  const forward = `mutation { forwardIntroduction(id: "${made.id}", version: 1) { id } }`;
  expect(refusal(await world.ask(forward, { as: facilitator, lang: 'en' }))).toMatchObject({
    code: 'NO_LETTERS',
    words: 'Tile House has no account and has asked for no more letters.',
  });
  await world.doJobs();
  expect(recipients()).not.toContain(address);
  expect(await world.orm.em.fork().execute('select from account where email = ?', [address])).toEqual([]);

  // Another address of theirs is another address.
  expect((await invite('other@tiles.test')).data?.inviteMembers).toMatchObject([{ outcome: 'SENT' }]);
  await world.doJobs();
  expect(recipients()).toContain('other@tiles.test');
});
