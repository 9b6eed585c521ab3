import { expect, test } from 'vitest';
import { changing } from '../cooperation/change-snapshot.js';
import { shortestPaths } from '../cooperation/paths.js';
import { idOf, indexOf } from '../cooperation/snapshot.js';
import { sightOf } from '../cooperation/visible-to.js';
import { type Viewer, visitor } from '../identity/viewer.js';
import { generatedNetwork } from '../testing/generated-network.js';
import { brokerage, worthiest } from './brokerage.js';

const network = generatedNetwork({ size: 400 });
const members = Array.from({ length: 12 }, (_, index) => idOf(network, index * 7));
const facilitator: Viewer = { ...visitor, audience: 'facilitators', roles: ['facilitator'] };
const nobodyLeftOut = () => [];

test('brings together members with others, each pair once, none already within two steps, the worthiest first', () => {
  const found = brokerage(network, facilitator, members, nobodyLeftOut);
  expect(found.length).toBeGreaterThan(0);
  const keys = found.map(({ one, other }) => [one, other].sort().join(' '));
  expect(new Set(keys).size).toBe(keys.length);
  for (const { one, other, mutual, steps, forOne, forOther } of found) {
    expect(members).toContain(one);
    const sight = sightOf(network, { ...facilitator, actsFor: one, delegateOf: [one] });
    const [path] = shortestPaths(network, sight, indexOf(network, one), indexOf(network, other), 1);
    expect(path?.length ?? null).toBe(steps);
    expect(steps ?? 3).toBeGreaterThanOrEqual(3);
    expect(mutual).toBeLessThanOrEqual(Math.max(forOne.score, forOther.score));
  }
  const worths = found.map(({ worth }) => worth);
  expect(worths).toEqual([...worths].sort((a, b) => b - a));
});

test('whom a member blocked, or was brought together with before, is never proposed', () => {
  const [first] = brokerage(network, facilitator, members, nobodyLeftOut);
  if (!first) throw new Error('the generated network has nobody worth introducing');
  const pairs = (found: ReturnType<typeof brokerage>) => found.map(({ one, other }) => `${one} ${other}`);
  const pair = `${first.one} ${first.other}`;
  const before = brokerage(network, facilitator, members, (id) => (id === first.one ? [first.other] : []));
  expect(pairs(before)).not.toContain(pair);
  const [one, other] = [indexOf(network, first.one), indexOf(network, first.other)];
  const blocked = new Map([
    [one, new Set([other])],
    [other, new Set([one])],
  ]);
  const apart = changing(network).end({ version: network.version + 1, day: network.day, blocked });
  expect(pairs(brokerage(apart, facilitator, members, nobodyLeftOut))).not.toContain(pair);
});

test('of two pairs alike, the one that joins two communities is worth more; what is not known changes nothing', () => {
  const found = brokerage(network, facilitator, members, nobodyLeftOut);
  const last = found.at(-1);
  expect(last).toBeDefined();
  if (!last) return;
  const apart = new Map([
    [last.one, 1],
    [last.other, 2],
  ]);
  const lifted = worthiest(found, apart, found.length).find(
    (each) => each.one === last.one && each.other === last.other,
  );
  expect(lifted?.worth).toBeGreaterThan(last.worth);
  expect(worthiest(found, new Map(), 3)).toEqual(found.slice(0, 3));
  const together = new Map([...apart.keys()].map((id) => [id, 1]));
  expect(worthiest(found, together, 3)).toEqual(found.slice(0, 3));
});
