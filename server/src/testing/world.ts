import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { readConfig } from '../app/config.js';
import { type Database, migrate, openDatabase } from '../app/database.js';
import { type Running, serve } from '../app/http.js';
import { createLogger } from '../app/logger.js';
import { Country } from '../countries/country.js';
import { idFrom } from '../foundation/ids.js';
import { Sector } from '../sectors/sector.js';
import { hideableFields, Stakeholder } from '../stakeholders/stakeholder.js';

/** What a GraphQL call answers. */
export interface Answer {
  data: Record<string, never> | null;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; field?: string } }[];
}

/** A server of its own on a database of its own, and the words to tell a story with. */
export interface World {
  orm: Database;
  url: string;
  /** SQL sent so far, without what the server does by itself for the outbox. */
  statements: string[];
  ask(query: string, options?: { variables?: object; viewAs?: string; lang?: string }): Promise<Answer>;
  addStakeholder(name: string, changes?: Partial<Stakeholder>): Promise<string>;
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
    log: (statement) => !statement.includes('outbox') && statements.push(statement),
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
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', ...settings });
  const running: Running = await serve(orm, config, createLogger('silent'));
  return {
    orm,
    url: running.url,
    statements,
    ask: async (query, { variables, viewAs, lang } = {}) => {
      const response = await fetch(`${running.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(viewAs ? { 'x-wasl-view-as': viewAs } : {}),
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
    end: async () => {
      await running.close();
      await orm.close(true);
    },
  };
}
