import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../app/config.js';
import { systemClock } from '../foundation/clock.js';
import { type Viewer, visitor } from '../identity/viewer.js';
import { freePort, type OwnProcess, startProgram } from '../testing/processes.js';
import { openWorld, type World } from '../testing/world.js';
import type { Embedder } from './embedder.js';
import { createSearchEngine } from './engine.js';
import { withFallback } from './fallback-engine.js';
import { drainOutbox } from './indexing.js';
import { meilisearchIndex } from './meilisearch-index.js';
import { createPostgresEngine } from './postgres-engine.js';
import type { SearchEngine, SearchRequest } from './search-engine.js';

const program = process.env.MEILI_BIN;
const masterKey = 'a-key-of-this-test-alone';

if (!program) {
  process.stdout.write(
    'Meilisearch contract on meaning: skipped, since MEILI_BIN names no Meilisearch program to start.\n',
  );
}

/** An embedder that knows two ideas in three languages, what gives light and what is made of clay, and one that nobody has. */
const ideas = [/lamp|lantern|lumi|glow|ضوء|فانوس/gi, /clay|potter|earthen|طين|فخار/gi, /quarkword/gi];
const vectorOf = (text: string) => {
  const counts = ideas.map((idea) => [...text.matchAll(idea)].length);
  return counts.every((each) => each === 0) ? [0, 0, 0, 1] : [...counts, 0];
};

let works = true;
let hangs = false;
let asked = 0;
const embedding: Server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    asked++;
    if (hangs) return;
    const { input } = JSON.parse(body) as { input: string[] };
    // A refusal is not tried again for minutes, as a fault would be.
    response.writeHead(works ? 200 : 400, { 'content-type': 'application/json' });
    response.end(JSON.stringify(works ? { embeddings: input.map(vectorOf) } : { error: 'resting' }));
  });
});

describe('an embedder that is set wrongly stops the start with one sentence', () => {
  const meili = { MEILI_URL: 'http://127.0.0.1:7700' };
  test.each([
    [{ MEILI_EMBEDDER: 'ollama' }, /MEILI_EMBEDDER: needs MEILI_URL/],
    [{ ...meili, MEILI_EMBEDDER: 'word2vec' }, /MEILI_EMBEDDER: must be rest, ollama, openAi or userProvided/],
    [{ ...meili, MEILI_EMBEDDER: 'rest' }, /rest needs MEILI_EMBEDDER_URL/],
    [{ ...meili, MEILI_EMBEDDER: 'openAi' }, /openAi needs MEILI_EMBEDDER_KEY/],
    [{ ...meili, MEILI_EMBEDDER: 'ollama' }, /ollama needs MEILI_EMBEDDER_MODEL/],
    [
      { ...meili, MEILI_EMBEDDER: 'userProvided', MEILI_EMBEDDER_URL: 'http://127.0.0.1:1' },
      /userProvided needs MEILI_EMBEDDER_DIMENSIONS/,
    ],
    [{ ...meili, MEILI_EMBEDDER_REQUEST: '{"input": "text"}' }, /MEILI_EMBEDDER_REQUEST: must be JSON with {{text}}/],
    [{ ...meili, MEILI_SEMANTIC_RATIO: '2' }, /MEILI_SEMANTIC_RATIO: must be 0 to 1/],
  ])('%j', (settings, sentence) => {
    expect(() => readConfig(settings as NodeJS.ProcessEnv)).toThrow(sentence);
  });

  test('and none is needed', () => {
    expect(readConfig(meili).MEILI_EMBEDDER).toBeUndefined();
  });
});

describe.skipIf(!program)('Meilisearch contract on meaning', () => {
  let world: World;
  let engine: OwnProcess;
  let host: string;
  let url: string;
  const folder = mkdtempSync(join(tmpdir(), 'wasl-meaning-'));
  const member: Viewer = { ...visitor, audience: 'members' };

  const opened = (source: Embedder['source'], prefix: string): SearchEngine =>
    createSearchEngine(
      world.orm,
      systemClock,
      meilisearchIndex(world.orm, {
        host,
        masterKey,
        prefix,
        embedder: {
          source,
          url,
          model: null,
          key: null,
          dimensions: 4,
          request: null,
          response: null,
          semanticRatio: 0.9,
          least: 0.7,
        },
      }),
    );
  const ask = (search: SearchEngine, query: string, more: Partial<SearchRequest> = {}) =>
    search.search({
      query,
      filters: {},
      sort: 'relevance',
      first: 10,
      offset: 0,
      without: [],
      viewer: visitor,
      lang: 'en',
      ...more,
    });

  beforeAll(async () => {
    await new Promise<void>((done) => embedding.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(embedding.address() as AddressInfo).port}/`;
    const address = `127.0.0.1:${await freePort()}`;
    host = `http://${address}`;
    engine = startProgram(
      program ?? '',
      ['--http-addr', address, '--no-analytics', '--master-key', masterKey, '--db-path', join(folder, 'data')].concat(
        // An engine asks no address of its own machine unless it is allowed to.
        ['--experimental-allowed-ip-networks', '127.0.0.0/8'],
      ),
      folder,
    );
    for (let tries = 0; tries < 300; tries++) {
      if (
        await fetch(`${host}/health`)
          .then((answer) => answer.ok)
          .catch(() => false)
      )
        break;
      await new Promise((done) => setTimeout(done, 200));
    }
    world = await openWorld();
    await world.quiet();
    await world.addStakeholder('Lumina', { summary: { fr: 'Lanternes et lampes pour la maison' } });
    await world.addStakeholder('Terra', { summary: { ar: 'فخار من طين أحمر' } });
    await world.addStakeholder('Secret Workshop', {
      summary: { en: 'lamps for members only' },
      visibility: { profile: 'public', summary: 'members' },
    });
    // Lists of records are answered by PostgreSQL, whichever engine made them.
    await createPostgresEngine(world.orm, systemClock).rebuild();
  }, 120_000);
  afterAll(async () => {
    await engine?.kill();
    await world?.end();
    await new Promise((done) => embedding.close(done));
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(['rest', 'userProvided'] as const)(
    'finds what is near in meaning, says so, and nothing by what the viewer may not see: %s',
    async (source) => {
      const search = opened(source, `meaning_${source}`);
      works = true;
      await search.rebuild();
      expect(asked).toBeGreaterThan(0);
      const names = async (query: string, viewer = visitor) => {
        const answer = await ask(search, query, { viewer, step: 'meaning' });
        const rows = await world.orm.em
          .fork()
          .execute<{ id: string; name: string }[]>('select id, name from stakeholder');
        return answer.hits.map((hit) => rows.find((row) => row.id === hit.id)?.name);
      };
      expect(await names('lumen-like glowing')).toEqual(['Lumina']);
      expect((await names('lumen-like glowing', member)).sort()).toEqual(['Lumina', 'Secret Workshop']);
      expect(await names('earthenware')).toEqual(['Terra']);
      expect(await names('quarkword')).toEqual([]);
      const answer = await ask(search, 'earthenware');
      expect([answer.step, answer.total]).toEqual(['meaning', 1]);
      expect(answer.hits[0]?.reasons).toEqual([expect.objectContaining({ kind: 'meaning' })]);
    },
    120_000,
  );

  test('that fails is the engine’s fault: nothing is set aside, and the change goes in when it works again', async () => {
    const search = opened('rest', 'meaning_failing');
    works = true;
    await search.rebuild();
    works = false;
    await world.addStakeholder('Late Lantern', { summary: { en: 'a lantern, late' } });
    await expect(drainOutbox(world.orm, search)).rejects.toThrow(/vector_embedding_error|embedder/i);
    const aside = () =>
      world.orm.em.fork().execute(`select record_id from outbox_set_aside where reader = 'meilisearch'`);
    expect(await aside()).toEqual([]);
    works = true;
    while ((await drainOutbox(world.orm, search)) > 0);
    expect((await search.verify()).wrong).toEqual([]);
  }, 300_000);

  test('that fails while Meilisearch asks it leaves the words to answer, degraded', async () => {
    works = true;
    const first = opened('rest', 'meaning_rest_failing');
    await first.rebuild();
    await createPostgresEngine(world.orm, systemClock).rebuild();
    const search = withFallback(first, createPostgresEngine(world.orm, systemClock), () => {});
    expect(await ask(search, 'glowing lumen')).toMatchObject({ degraded: false, step: 'meaning' });
    works = false;
    expect(await ask(search, 'lampes')).toMatchObject({ degraded: true, total: 1, step: 'asked' });
    works = true;
    expect(await ask(search, 'lampes')).toMatchObject({ degraded: false, total: 1, step: 'asked' });
  }, 120_000);

  test('that fails or hangs while Wasl itself asks it leaves the words to answer, degraded', async () => {
    works = true;
    const first = opened('userProvided', 'meaning_resting');
    await first.rebuild();
    await createPostgresEngine(world.orm, systemClock).rebuild();
    const told: unknown[] = [];
    const search = withFallback(first, createPostgresEngine(world.orm, systemClock), (error) => told.push(error));
    const lamps = async (query: string) => {
      const { degraded, total, step } = await ask(search, query);
      return { degraded, total, step };
    };
    expect(await lamps('lampes')).toEqual({ degraded: false, total: 1, step: 'asked' });
    expect(await lamps('glowing lumen')).toMatchObject({ degraded: false, step: 'meaning' });
    for (const fail of [() => (works = false), () => (hangs = true)]) {
      fail();
      told.length = 0;
      expect(await lamps('lampes')).toEqual({ degraded: true, total: 1, step: 'asked' });
      expect(told).toHaveLength(1);
      works = true;
    }
    embedding.closeAllConnections();
    hangs = false;
    expect(await lamps('lampes')).toEqual({ degraded: false, total: 1, step: 'asked' });
  }, 120_000);
});
