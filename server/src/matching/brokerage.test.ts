import { expect, test } from 'vitest';
import { changing } from '../cooperation/change-snapshot.js';
import { shortestPaths } from '../cooperation/paths.js';
import { idOf, indexOf } from '../cooperation/snapshot.js';
import { sightOf } from '../cooperation/visible-to.js';
import { type Viewer, visitor } from '../identity/viewer.js';
import { generatedNetwork } from '../testing/generated-network.js';
import { brokerage } from './brokerage.js';

const network = generatedNetwork({ size: 400 });
const members = Array.from({ length: 12 }, (_, index) => idOf(network, index * 7));
const facilitator: Viewer = { ...visitor, audience: 'facilitators', roles: ['facilitator'] };
const nobodyLeftOut = () => [];

test('brings together members with others, each pair once, none already within two steps, the worthiest first', () => {
  const found = brokerage(network, facilitator, members, nobodyLeftOut, 20);
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
  const [first] = brokerage(network, facilitator, members, nobodyLeftOut, 1);
  if (!first) throw new Error('the generated network has nobody worth introducing');
  const pairs = (found: ReturnType<typeof brokerage>) => found.map(({ one, other }) => `${one} ${other}`);
  const pair = `${first.one} ${first.other}`;
  const before = brokerage(network, facilitator, members, (id) => (id === first.one ? [first.other] : []), 20);
  expect(pairs(before)).not.toContain(pair);
  const [one, other] = [indexOf(network, first.one), indexOf(network, first.other)];
  const blocked = new Map([
    [one, new Set([other])],
    [other, new Set([one])],
  ]);
  const apart = changing(network).end({ version: network.version + 1, day: network.day, blocked });
  expect(pairs(brokerage(apart, facilitator, members, nobodyLeftOut, 20))).not.toContain(pair);
});
