import 'reflect-metadata';
import { createHmac, randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject, vi } from 'vitest';
import { readConfig } from '../app/config.js';
import { type Database, migrate, openDatabase } from '../app/database.js';
import { type Running, serve } from '../app/http.js';
import { jobContextOf, jobs, runDueJobs } from '../app/jobs.js';
import { createLogger } from '../app/logger.js';
import { Country } from '../countries/country.js';
import type { Clock } from '../foundation/clock.js';
import { idFrom, newId } from '../foundation/ids.js';
import { Account, type PlatformRole, Role } from '../identity/account.js';
import { ApiToken, hashOf, newSecret } from '../identity/api-token.js';
import { Sector } from '../sectors/sector.js';
import { Delegate } from '../stakeholders/delegate.js';
import { hideableFields, Stakeholder } from '../stakeholders/stakeholder.js';

/** What a GraphQL call answers. */
export interface Answer {
  data: Record<string, never> | null;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; field?: string } }[];
}

interface AskOptions {
  variables?: object;
  viewAs?: string;
  lang?: string;
  /** An account, asking through its session. */
  as?: string;
  /** By a token of that account, as a program would, instead of its session. */
  byToken?: boolean;
  /** The stakeholder it acts for, where it may act for several. */
  actingFor?: string;
}

interface AccountPowers {
  roles?: Exclude<PlatformRole, 'member' | 'facilitator'>[];
  facilitates?: string[];
  delegateOf?: string[];
}

/** A server of its own on a database of its own, and the words to tell a story with. */
export interface World {
  orm: Database;
  url: string;
  /** SQL sent so far, without what the server does by itself for the outbox. */
  statements: string[];
  ask(query: string, options?: AskOptions): Promise<Answer>;
  addStakeholder(name: string, changes?: Partial<Stakeholder>): Promise<string>;
  /** Adds someone who can be asked `as`; `facilitates` names clusters, `delegateOf` stakeholders they own. */
  addAccount(name: string, can?: AccountPowers): Promise<string>;
  /** A cookie of a session of its own, as a browser would send it. */
  signIn(account: string): Promise<string>;
  /** Does the queued jobs that are due; worlds have no worker of their own. */
  doJobs(): Promise<void>;
  /** Does one job now, as its hour would. */
  doJob(name: string, payload?: Record<string, string>): Promise<void>;
  /** Waits until every write is in the index: what the server does for that by itself would count among the statements. */
  settled(): Promise<void>;
  /** Moves the product's clock on by so many days. */
  advance(days: number): void;
  /** Stops the server and what it does by itself; the database stays for the test alone. */
  quiet(): Promise<void>;
  end(): Promise<void>;
}

/** An empty database on the test server, with its address. */
export async function newDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: inject('databaseUrl') });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(inject('databaseUrl'));
  url.pathname = `/${name}`;
  return url.toString();
}

/** Starts a server with two countries and two sectors; everything else the story adds. */
export async function openWorld(settings: Record<string, string> = {}): Promise<World> {
  const statements: string[] = [];
  const orm = await openDatabase(await newDatabase(), {
    log: (statement) => !/outbox|\b(begin|commit|rollback)\b/.test(statement) && statements.push(statement),
  });
  await migrate(orm);
  const names = (en: string) => ({ en, fr: en, ar: en });
  const place = { m49: null, languages: ['ar'], neighbours: [], regions: [], latitude: 34, longitude: 9 };
  await orm.em.fork().insertMany(Country, [
    { ...place, code: 'TN', names: { en: 'Tunisia', fr: 'Tunisie', ar: 'تونس' } },
    { ...place, code: 'DZ', names: { en: 'Algeria', fr: 'Algérie', ar: 'الجزائر' } },
  ]);
  const sector = { position: 0, codes: [] };
  await orm.em
    .fork()
    .insertMany(Sector, [{ ...sector, id: 'design', parentId: null, level: 1, labels: names('Design') }]);
  await orm.em
    .fork()
    .insertMany(Sector, [{ ...sector, id: 'ceramics', parentId: 'design', level: 2, labels: names('Ceramics') }]);
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', JOBS: 'off', ...settings });
  const log = createLogger('silent');
  let ahead = 0;
  const clock: Clock = { now: () => new Date(Date.now() + ahead) };
  const running: Running = await serve(orm, config, log, clock);
  let stopped: Promise<void> | null = null;
  const jobContext = jobContextOf(orm, config, log, clock, config.PUBLIC_URL ?? running.url);
  const cookies = new Map<string, string>();
  const tokens = new Map<string, string>();
  const makeToken = async (accountId: string) => {
    const secret = newSecret();
    const row = { id: newId(), accountId, name: 'A program', hash: hashOf(secret), lastUsedAt: null };
    const expiresAt = new Date(Date.now() + 86_400_000);
    await orm.em.fork().insert(ApiToken, { ...row, createdAt: new Date(), expiresAt });
    return secret;
  };
  const signIn = async (account: string) => {
    const token = randomUUID();
    await orm.em
      .fork()
      .execute(`insert into session (id, token, account_id, expires_at) values (?, ?, ?, now() + interval '1 day')`, [
        newId(),
        token,
        account,
      ]);
    const [secret] = await orm.em.fork().execute<{ value: string }[]>('select value from signing_secret');
    const signature = createHmac('sha256', secret?.value ?? '')
      .update(token)
      .digest('base64');
    return `wasl.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
  };
  return {
    orm,
    url: running.url,
    doJobs: () => runDueJobs(orm, log, jobContext),
    doJob: async (name, payload = {}) => {
      const job = jobs.find((each) => each.name === name);
      if (!job) throw new Error(`There is no job ${name}.`);
      await job.run(payload, jobContext());
    },
    settled: () =>
      vi.waitFor(
        async () => {
          const [row] = await orm.em.fork().execute<{ left: number }[]>(
            `select count(*)::int as left from outbox o where not exists
               (select from outbox_reader r where r.name = 'postgres' and (r.xid, r.id) >= (o.xid, o.id))`,
          );
          if (row?.left !== 0) throw new Error(`${row?.left} changes are not in the index yet`);
        },
        { timeout: 30_000, interval: 100 },
      ),
    advance: (days) => {
      ahead += days * 86_400_000;
    },
    statements,
    signIn,
    ask: async (query, { variables, viewAs, lang, as, byToken, actingFor } = {}) => {
      if (as && !cookies.has(as)) cookies.set(as, await signIn(as));
      if (as && byToken && !tokens.has(as)) tokens.set(as, await makeToken(as));
      // A story's next line knows of the one before.
      await running.snapshot({ catchUp: true });
      const response = await fetch(`${running.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(viewAs ? { 'x-wasl-view-as': viewAs } : {}),
          ...(as && !byToken ? { cookie: cookies.get(as) ?? '' } : {}),
          ...(as && byToken ? { authorization: `Bearer ${tokens.get(as)}` } : {}),
          ...(actingFor ? { 'x-wasl-acting-for': actingFor } : {}),
          ...(lang ? { 'accept-language': lang } : {}),
        },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Answer;
    },
    addStakeholder: async (name, changes = {}) => {
      const id = idFrom('test', name);
      await orm.em.fork().insert(Stakeholder, {
        id,
        slug: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
        type: 'company',
        kind: 'company',
        name,
        nameLang: 'en',
        otherNames: [],
        summary: { en: `${name} in one sentence` },
        description: {},
        countryCode: 'TN',
        mainSectorId: 'ceramics',
        languages: ['ar'],
        contacts: { email: 'secret@example.org' },
        visibility: Object.fromEntries(hideableFields.map((field) => [field, 'public'])),
        completeness: 50,
        status: 'published',
        demonstration: true,
        version: 1,
        createdAt: new Date('2026-01-01T00:00:00Z'),
        updatedAt: new Date('2026-01-01T00:00:00Z'),
        ...changes,
      });
      return id;
    },
    addAccount: async (name, { roles = [], facilitates = [], delegateOf = [] } = {}) => {
      const em = orm.em.fork();
      const id = idFrom('test account', name);
      const now = new Date('2026-01-01T00:00:00Z');
      await em.insert(Account, {
        id,
        email: `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.')}@example.org`,
        emailVerified: true,
        name,
        lang: 'en',
        timeZone: 'Africa/Tunis',
        actsForId: null,
        mailFrequency: 'at-once',
        demonstration: false,
        createdAt: now,
        updatedAt: now,
      });
      const given = [
        ...roles.map((role) => ({ role, clusterId: null })),
        ...facilitates.map((clusterId) => ({ role: 'facilitator' as const, clusterId })),
      ];
      for (const each of given) await em.insert(Role, { id: newId(), accountId: id, ...each });
      for (const stakeholderId of delegateOf) {
        await em.insert(Delegate, { accountId: id, stakeholderId, role: 'owner', createdAt: now });
      }
      return id;
    },
    quiet: () => {
      stopped ??= running.close();
      return stopped;
    },
    end: async () => {
      await (stopped ?? running.close());
      await orm.close(true);
    },
  };
}
