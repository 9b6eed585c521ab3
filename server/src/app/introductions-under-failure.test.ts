import 'reflect-metadata';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, expect, test } from 'vitest';
import { Cluster, Membership } from '../clusters/cluster.js';
import { seeded } from '../foundation/seeded.js';
import { freePort, type OwnProcess, startWasl } from '../testing/processes.js';
import { openWorld } from '../testing/world.js';

/** So many moves of introductions in the suite; WASL_KILLED_TRANSITIONS=500 is the measure. */
const transitions = Number(process.env.WASL_KILLED_TRANSITIONS ?? 40);
const perIntroduction = 5;
/** What each of the five moves tells: the gate; both sides; the asker and the gate; both sides; the other two. */
const toldPerIntroduction = 1 + 2 + 2 + 2 + 2;
const long = { timeout: 240_000, interval: 200 };

let server: OwnProcess | null = null;
const letters: string[] = [];
const post = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    simpleParser(stream).then(
      (mail) => {
        letters.push(mail.messageId ?? '');
        done();
      },
      // Cut off with the server that sent it: no letter came.
      () => {},
    );
  },
});
// A server that is killed resets its connections; that is what is tested, not a fault of the mailbox.
post.on('error', () => {});
afterAll(async () => {
  await server?.kill();
  await new Promise<void>((done) => post.close(done));
});

test(`${transitions} moves of introductions while the server is killed: nothing lost, nothing doubled`, async () => {
  post.listen(0, '127.0.0.1');
  await once(post.server, 'listening');
  const world = await openWorld();
  const count = Math.ceil(transitions / perIntroduction);
  const em = world.orm.em.fork();
  const rest = { number: null, summary: {}, countryCode: 'TN', placeId: null, maturity: null, host: null };
  await em.insert(Cluster, { id: 'gate', names: { en: 'g', fr: 'g', ar: 'g' }, ...rest, foundedYear: null });
  const facilitator = await world.addAccount('Facilitator', { facilitates: ['gate'] });
  const pairs: { id: string; with: string; asker: string; answerer: string }[] = [];
  for (let index = 0; index < count; index++) {
    const [a, b] = [await world.addStakeholder(`Asking ${index}`), await world.addStakeholder(`Asked ${index}`)];
    await em.insert(Membership, { clusterId: 'gate', stakeholderId: a, role: 'member', since: null });
    const asker = await world.addAccount(`Asker ${index}`, { delegateOf: [a] });
    pairs.push({ id: '', with: b, asker, answerer: await world.addAccount(`Answerer ${index}`, { delegateOf: [b] }) });
  }
  const cookies = new Map<string, string>();
  for (const each of [facilitator, ...pairs.flatMap(({ asker, answerer }) => [asker, answerer])]) {
    cookies.set(each, await world.signIn(each));
  }
  await world.quiet();

  const port = await freePort();
  const settings = {
    DATABASE_URL: world.orm.config.get('clientUrl') ?? '',
    SMTP_URL: `smtp://127.0.0.1:${(post.server.address() as AddressInfo).port}`,
    ...{ PUBLIC_URL: `http://127.0.0.1:${port}`, LOG_LEVEL: 'error', DEMONSTRATION: 'on', MEILI_URL: '' },
    ...{ HOST: '127.0.0.1', PORT: String(port) },
  };
  const start = async () => {
    server = startWasl(settings, 'serve');
    await expect.poll(() => server?.said(), long).toContain('Wasl is at');
  };

  /** Asks until an answer comes: the server may be dead, or die before it answers. */
  const ask = async (
    as: string,
    query: string,
  ): Promise<{ data: Record<string, never> | null; errors?: unknown[] }> => {
    for (;;) {
      try {
        const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie: cookies.get(as) ?? '' },
          body: JSON.stringify({ query }),
        });
        return (await response.json()) as { data: Record<string, never> | null; errors?: unknown[] };
      } catch {
        await new Promise((done) => setTimeout(done, 100));
      }
    }
  };
  const moves = [
    { to: 'FORWARDED', who: 'facilitator', call: 'forwardIntroduction(ID)' },
    { to: 'INTRODUCED', who: 'answerer', call: 'answerIntroduction(ID, reply: { consents: true })' },
    { to: 'MET', who: 'facilitator', call: 'recordIntroductionMet(ID)' },
    { to: 'AGREED', who: 'asker', call: 'recordIntroductionOutcome(ID, agreement: { type: SUPPLIES, doneBy: ASKED })' },
  ] as const;
  const order = ['PROPOSED', ...moves.map((each) => each.to)];
  let done = 0;
  /** One introduction from asking to the agreement; a move whose answer was lost is looked up before it is tried again. */
  const carry = async (pair: (typeof pairs)[number]) => {
    while (!pair.id) {
      const input = `input: { with: "${pair.with}", reason: "Sixty lamps." }`;
      await ask(pair.asker, `mutation { proposeIntroduction(${input}) { id } }`);
      const { data } = await ask(pair.asker, `{ introductions(with: "${pair.with}") { nodes { id } } }`);
      pair.id = (data as unknown as { introductions: { nodes: { id: string }[] } }).introductions.nodes[0]?.id ?? '';
    }
    done++;
    for (const { to, who, call } of moves) {
      const as = who === 'facilitator' ? facilitator : pair[who];
      for (;;) {
        const read = await ask(as, `{ introduction(id: "${pair.id}") { state version } }`);
        const seen = (read.data as { introduction?: { state: string; version: number } } | null)?.introduction;
        if (seen && order.indexOf(seen.state) >= order.indexOf(to)) break;
        if (!seen) throw new Error(`The introduction is gone: ${JSON.stringify(read)}`);
        const named = call.replace('ID', `id: "${pair.id}", version: ${seen.version}`);
        await ask(as, `mutation { ${named} { id } }`);
      }
      done++;
    }
  };

  await start();
  const random = seeded(26);
  let finished = false;
  let kills = 0;
  const killing = (async () => {
    while (!finished) {
      // At some moment between two moves or within one.
      const [from, some] = [done, 1 + Math.floor(random() * 24)];
      while (!finished && done < from + some) await new Promise((next) => setTimeout(next, 10 + random() * 40));
      if (finished) return;
      await new Promise((next) => setTimeout(next, random() * 60));
      await server?.kill();
      kills++;
      await start();
    }
  })();
  const waiting = [...pairs];
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let pair = waiting.shift(); pair; pair = waiting.shift()) await carry(pair);
    }),
  );
  finished = true;
  await killing;
  // One more death, with letters still in the queue.
  await server?.kill();
  await start();

  const all = count * toldPerIntroduction;
  const rows = async <T>(sql: string): Promise<T> => (await world.orm.em.fork().execute<T[]>(sql))[0] as T;
  await expect
    .poll(() => rows('select count(*)::int as sent from outgoing_mail where sent_at is not null'), long)
    .toEqual({ sent: all });
  expect(
    await rows(`select
      (select count(*)::int from introduction where state = 'agreed' and version = 5) as agreed,
      (select count(*)::int from introduction_event) as events,
      (select count(distinct (introduction_id, kind))::int from introduction_event) as kinds,
      (select count(*)::int from cooperation_link where origin = 'introduction' and status = 'confirmed') as links,
      (select count(distinct (from_id, to_id))::int from cooperation_link) as pairs,
      (select count(*)::int from introduction_outcome) as outcomes,
      (select count(*)::int from audit_event where noun = 'introduction') as traces,
      (select count(*)::int from notification) as told,
      (select count(*)::int from outgoing_mail) as letters`),
  ).toEqual({
    ...{ agreed: count, events: count * perIntroduction, kinds: count * perIntroduction, links: count, pairs: count },
    ...{ outcomes: count, traces: count * perIntroduction, told: all, letters: all },
  });
  // A letter whose sending was cut off may come twice, under the one identifier by which mailboxes tell a copy.
  expect(new Set(letters).size).toBe(all);
  process.stdout.write(
    `${done} moves, ${kills + 1} kills, ${all} letters of which ${letters.length - all} came twice under one Message-ID\n`,
  );
  expect(kills).toBeGreaterThan(0);
  await server?.kill();
  await world.end();
}, 3_600_000);
