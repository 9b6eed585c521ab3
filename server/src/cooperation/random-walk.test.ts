import { expect, test } from 'vitest';
import { visitor } from '../identity/viewer.js';
import { generatedNetwork } from '../testing/generated-network.js';
import { isPublished, showsToAll } from './node.js';
import { partnersSeen } from './partners.js';
import { epsilon, walkFrom } from './random-walk.js';
import { eachGroup, idOf, type Snapshot } from './snapshot.js';
import { sightOf } from './visible-to.js';

const network = generatedNetwork({ size: 150 });

/** The same graph written out, and the exact values by repeated multiplication. */
function exact(
  snapshot: Snapshot,
  audience: number,
  from: number,
): { rank: Map<string, number>; weight: Map<string, number> } {
  const edges = new Map<string, Map<string, number>>();
  const join = (a: string, b: string, weight: number) => {
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const) {
      const list = edges.get(x) ?? new Map<string, number>();
      edges.set(x, list.set(y, weight));
    }
  };
  const partners = partnersSeen(
    snapshot,
    sightOf(snapshot, { ...visitor, audience: 'members', actsFor: idOf(snapshot, from) }),
  );
  for (let index = 0; index < snapshot.size; index++) {
    const traits = snapshot.traits[index] ?? 0;
    if (!isPublished(traits)) continue;
    if (partners.shows(index)) partners.each(index, (to) => join(`${index}`, `${to}`, 1));
    eachGroup(snapshot, index, (kind, group) => {
      if (index === from || showsToAll(traits, kind, audience))
        join(`${index}`, `${kind}${group}`, kind === 'clusters' ? 1 : 0.25);
    });
    if (index === from || showsToAll(traits, 'profile', audience))
      join(`${index}`, `country${snapshot.countries[index]}`, 0.25);
  }
  const weight = new Map([...edges].map(([at, list]) => [at, [...list.values()].reduce((sum, each) => sum + each, 0)]));
  let mass = new Map([[`${from}`, 1]]);
  const rank = new Map<string, number>();
  for (let step = 0; step < 200; step++) {
    const next = new Map<string, number>();
    for (const [at, value] of mass) {
      rank.set(at, (rank.get(at) ?? 0) + 0.2 * value);
      for (const [to, each] of edges.get(at) ?? [])
        next.set(to, (next.get(to) ?? 0) + (0.8 * value * each) / (weight.get(at) ?? 1));
    }
    mass = next;
  }
  return { rank, weight };
}

test('no value is above the exact one, or further below it than epsilon times the weight of its node', () => {
  for (const from of [3, 40, 77, 149]) {
    if (!isPublished(network.traits[from] ?? 0)) continue;
    const sight = sightOf(network, { ...visitor, audience: 'members', actsFor: idOf(network, from) });
    const walked = walkFrom(network, sight, partnersSeen(network, sight), from);
    const { rank, weight } = exact(network, 1, from);
    expect(walked.size).toBeGreaterThan(10);
    for (let index = 0; index < network.size; index++) {
      if (index === from) continue;
      const [value, true_] = [walked.get(index) ?? 0, rank.get(`${index}`) ?? 0];
      expect(value).toBeLessThanOrEqual(true_ + 1e-12);
      expect(true_ - value).toBeLessThanOrEqual(epsilon * Math.max(1, weight.get(`${index}`) ?? 0));
    }
  }
});
