import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changing } from '../cooperation/change-snapshot.js';
import { factOf, LinkColumns } from '../cooperation/link-pages.js';
import { nearnessFrom } from '../cooperation/nearness.js';
import { strongestEdges } from '../cooperation/neighbourhood.js';
import { isPublished } from '../cooperation/node.js';
import { shortestPaths } from '../cooperation/paths.js';
import { emptySnapshot, idOf, indexOf, linksOf, nodeOf, type Snapshot } from '../cooperation/snapshot.js';
import { informationOf, thesaurusGraph } from '../cooperation/thesaurus-graph.js';
import { uuidWords } from '../cooperation/uuids.js';
import { sightOf } from '../cooperation/visible-to.js';
import { type Viewer, visitor } from '../identity/viewer.js';
import { generatedNetwork } from '../testing/generated-network.js';
import { conceptSimilarity } from './concept-similarity.js';
import { listFrom, poolFor, recommend, type Wishes } from './recommend.js';

const wishes: Wishes = {
  acrossBorders: true,
  kinship: 'either',
  sector: null,
  womenLed: false,
  evenExposure: true,
  setAside: [],
};
const memberAs = (id: string): Viewer => ({ ...visitor, audience: 'members', actsFor: id });
const size = 400;
const network = generatedNetwork({ size });

/** What someone is recommended, with scores, by identifiers. */
function listFor(snapshot: Snapshot, id: string, setAside: string[] = []): { id: string; logOdds: number }[] {
  const you = nodeOf(snapshot, indexOf(snapshot, id));
  if (!you) return [];
  return recommend(snapshot, memberAs(id), you, { ...wishes, setAside }, 20).map((each) => ({
    id: each.id,
    logOdds: each.account.logOdds,
  }));
}

function pathsBetween(snapshot: Snapshot, from: string, to: string): string[][] {
  const sight = sightOf(snapshot, memberAs(from));
  return shortestPaths(snapshot, sight, indexOf(snapshot, from), indexOf(snapshot, to)).map((path) =>
    path.map((step) => idOf(snapshot, step.to)),
  );
}

/** The same picture with a change on top. */
function then(snapshot: Snapshot, change: Partial<Parameters<ReturnType<typeof changing>['end']>[0]>): Snapshot {
  return changing(snapshot).end({ version: snapshot.version + 1, day: snapshot.day, ...change });
}

const someone = fc.nat(size - 1).map((index) => idOf(network, index));

describe('recommendations and paths', () => {
  test('do not depend on the order in which stakeholders were numbered', () => {
    const order = Array.from({ length: size }, (_, index) => (index * 149 + 31) % size);
    const renumbered = generatedNetwork({ size, order });
    fc.assert(
      fc.property(someone, someone, (id, other) => {
        expect(listFor(renumbered, id)).toEqual(listFor(network, id));
        expect(pathsBetween(renumbered, id, other)).toEqual(pathsBetween(network, id, other));
      }),
      { numRuns: 20 },
    );
  });

  test('never lead to or over who is blocked, either way, nor to who is set aside or linked', () => {
    fc.assert(
      fc.property(someone, someone, fc.boolean(), (id, other, theirs) => {
        const before = listFor(network, id);
        const first = before[0]?.id ?? other;
        const [you, they] = [indexOf(network, id), indexOf(network, first)];
        const ends = theirs ? [they, you] : [you, they];
        const blocked = new Map(ends.map((each, at) => [each, new Set([ends[1 - at] as number])]));
        const apart = then(network, { blocked });
        expect(listFor(apart, id).some((each) => each.id === first)).toBe(false);
        expect(pathsBetween(apart, id, other).flat()).not.toContain(first);
        expect(listFor(network, id, [first]).some((each) => each.id === first)).toBe(false);
        const { page, begin, end } = linksOf(network, you);
        const linked = Array.from(page.to.subarray(begin, end), (index) => idOf(network, index));
        expect(before.some((each) => linked.includes(each.id))).toBe(false);
      }),
      { numRuns: 20 },
    );
  });

  test('what a viewer may not see changes nothing: neither lists, nor scores, nor paths', () => {
    const hidden = Array.from({ length: size }, (_, index) => index).filter(
      (index) => !isPublished(network.traits[index] ?? 0),
    );
    const links = new LinkColumns();
    for (const [at, index] of hidden.entries())
      for (let to = at; to < size; to += 7) links.add(index, to, factOf(0, true, 20_000), 1, 2, at, to);
    const more = then(network, { links });
    expect(hidden.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(someone, someone, (id, other) => {
        fc.pre(isPublished(network.traits[indexOf(network, id)] ?? 0));
        expect(listFor(more, id)).toEqual(listFor(network, id));
        expect(pathsBetween(more, id, other)).toEqual(pathsBetween(network, id, other));
      }),
      { numRuns: 20 },
    );
  });
});

test('answers so far move a partner in the list, never its score', () => {
  const answered = { withinAWeek: 9, last: network.today };
  fc.assert(
    fc.property(someone, (id) => {
      const you = nodeOf(network, indexOf(network, id));
      fc.pre(you !== undefined && listFor(network, id).length > 1);
      const pool = you ? poolFor(network, memberAs(id), you, wishes, 20) : [];
      const list = (answers?: Parameters<typeof listFrom>[4]) => listFrom(network, pool, wishes, 20, answers);
      const first = list()[0];
      const place = (accepted: number) => {
        const answers = new Map([[first?.id ?? '', { ...answered, accepted, declined: 9 - accepted }]]);
        const found = list(answers).find((each) => each.id === first?.id);
        if (found) expect(found.account).toEqual(first?.account);
        return list(answers).findIndex((each) => each.id === first?.id);
      };
      expect(place(9)).toBe(0);
      expect(place(0) === -1 || place(0) >= place(9)).toBe(true);
    }),
    { numRuns: 20 },
  );
  // Somewhere it must make a difference.
  const moved = Array.from({ length: 60 }, (_, index) => idOf(network, index)).some((id) => {
    const you = nodeOf(network, indexOf(network, id));
    if (!you) return false;
    const pool = poolFor(network, memberAs(id), you, wishes, 20);
    const [first] = listFrom(network, pool, wishes, 20);
    const no = new Map([[first?.id ?? '', { ...answered, accepted: 0, declined: 9 }]]);
    return first !== undefined && listFrom(network, pool, wishes, 20, no)[0]?.id !== first.id;
  });
  expect(moved).toBe(true);
});

describe('bad input', () => {
  test('an empty network has nobody to recommend and no way to anyone', () => {
    const empty = emptySnapshot('2026-11-26');
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(listFor(empty, nobody)).toEqual([]);
    expect(pathsBetween(empty, nobody, nobody)).toEqual([]);
    expect(indexOf(empty, 'no identifier')).toBe(-1);
  });

  test('self links and links to who is not there are left out; dates in the future count as today', () => {
    const [a, b] = [1, 2];
    const links = new LinkColumns();
    links.add(a, a, factOf(0, true, 20_000), 0, 0, 0, 1);
    links.add(a, size + 5, factOf(0, true, 20_000), 0, 0, 0, 2);
    links.add(-1, b, factOf(0, true, 20_000), 0, 0, 0, 3);
    const count = (snapshot: Snapshot, index: number) => linksOf(snapshot, index).end - linksOf(snapshot, index).begin;
    const after = then(network, { links });
    expect([count(after, a), count(after, b)]).toEqual([count(network, a), count(network, b)]);
    const future = new LinkColumns();
    future.add(a, b, factOf(0, true, network.today + 4000), 0, 0, 0, 4);
    const later = then(network, { links: future });
    expect(pathsBetween(later, idOf(network, a), idOf(network, b))[0]).toEqual([idOf(network, b)]);
    expect(Number.isFinite(listFor(later, idOf(network, a))[0]?.logOdds)).toBe(true);
  });

  test('a thesaurus that runs in circles, or a concept above itself, still compares: alike itself most, nothing beyond one', () => {
    const { concepts } = emptySnapshot('2026-11-26').vocabularies;
    const [a, b, c] = ['a', 'b', 'c'].map((word) => concepts.add(word)) as [number, number, number];
    const circles = thesaurusGraph(
      [a, b, c],
      [
        [a, b],
        [b, c],
        [c, a],
        [a, a],
      ],
      [
        [a, c],
        [b, b],
      ],
      concepts.compare,
    );
    const information = informationOf(circles, Int32Array.of(4, 2, 0));
    const snapshot = { ...emptySnapshot('2026-11-26'), thesaurus: circles, information };
    for (const one of [a, b, c])
      for (const other of [a, b, c]) {
        const value = conceptSimilarity(snapshot, one, other);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(one === other ? 1 : conceptSimilarity(snapshot, one, one));
      }
    for (const value of information) expect(value >= 0 && value <= 1).toBe(true);
  });

  test('whoever has no link, no cluster and no concept is met by place and sector, or by nobody; never an error', () => {
    const alone = size + 1;
    const id = '00000000-0000-4000-8000-0000000000ff';
    const before = nodeOf(network, 0);
    const index = network.uuids.add(...(uuidWords(id) ?? ([0, 0, 0, 0] as const)));
    expect(index).toBeLessThanOrEqual(alone);
    const change = changing(network);
    if (before)
      change.put({
        ...before,
        index,
        concepts: [],
        clusters: [],
        offers: [],
        needs: [],
        sectors: [],
        region: -1,
        place: -1,
      });
    const after = change.end({ version: network.version + 1, day: network.day });
    expect(indexOf(after, id)).toBe(index);
    for (const { logOdds } of listFor(after, id)) expect(Number.isFinite(logOdds)).toBe(true);
    expect(pathsBetween(after, id, idOf(network, 0))).toEqual([]);
    expect(
      strongestEdges(after, sightOf(after, memberAs(id)), { centre: index, depth: 3, limit: 10, clusters: true }),
    ).toEqual({ edges: [], leftOut: 0 });
  });

  test('a hub of 100,000 links, with them or seen by a neighbour, is walked within the bound', () => {
    const many = 2000;
    const hub = generatedNetwork({ size: many, hub: 100_000 });
    const sight = sightOf(hub, memberAs(idOf(hub, 0)));
    expect(linksOf(hub, 0).end - linksOf(hub, 0).begin).toBeGreaterThan(99_000);
    const { rank } = nearnessFrom(hub, sight, 0);
    for (const value of rank.values()) expect(value).toBeLessThan(1);
    const [from, to] = [idOf(hub, 5), idOf(hub, 1500)];
    expect(pathsBetween(hub, from, to).length).toBeGreaterThan(0);
    expect(listFor(hub, from).length).toBeGreaterThan(0);
  });
});
