import { expect, test } from 'vitest';
import { seeded } from '../../foundation/seeded.js';
import { best, Column } from './column.js';
import { fitWeights } from './conditional-logit.js';
import { evaluateMatching } from './evaluate-matching.js';
import { finestLevel, groupings, historyBefore } from './history.js';
import { learnModels } from './partner-model.js';
import { priorWeights } from './prior-weights.js';
import { admittedTo, questionsOf } from './questions.js';
import { gini, measureList } from './ranking-report.js';
import { cosineIndex, textSpace } from './text-vectors.js';
import { walkOver } from './walk.js';
import type { Occasion, Party, World } from './world.js';

const crafts = ['copper', 'leather', 'weaving', 'film'];

/** Partners share a craft and come from the two regions of a pair; who works with whom is drawn within that. */
function plantedWorld(size = 240): World {
  const random = seeded(11);
  const parties = Array.from(
    { length: size },
    (_, at): Party => ({
      id: `s${at}`,
      name: `Workshop ${at}`,
      country: `C${at % 6}`,
      region: `R${at % 12}`,
      place: null,
      latitude: null,
      longitude: null,
      sectors: [],
      concepts: [],
      text: '',
      lang: 'en',
      womenLed: at % 3 === 0,
    }),
  );
  const groups = new Map<string, number[]>();
  for (let at = 0; at < size; at++) {
    const key = `${Math.floor((at % 12) / 2)} ${Math.floor(random() * crafts.length)}`;
    groups.set(key, [...(groups.get(key) ?? []), at]);
  }
  const occasions = Array.from({ length: 900 }, (_, at): Occasion => {
    const list = [...groups];
    const [key, own] = list[Math.floor(random() * list.length)] as [string, number[]];
    const members = new Set(Array.from({ length: 3 }, () => own[Math.floor(random() * own.length)] as number));
    const craft = crafts[Number(key.split(' ')[1])];
    return {
      project: `p${at}`,
      day: 10_000 + at,
      members: [...members],
      hasLead: true,
      text: `${craft} work`,
      lang: 'en',
    };
  });
  return { parties, occasions };
}

const split = 10_600;
const silent = () => {};

/** Evaluated once for the tests that only read it. */
function evaluated() {
  const run = new Map<string, string[]>();
  return { report: evaluateMatching(plantedWorld(), { split, until: 10_900 }, run, silent), run };
}
let kept: ReturnType<typeof evaluated> | null = null;
const known = () => {
  kept ??= evaluated();
  return kept;
};

test('planted structure is found, and no simple way is ahead by more than chance gives', { timeout: 600_000 }, () => {
  const { rows } = known().report;
  for (const task of ['new-partners', 'project']) {
    const own = rows.filter((row) => row.task === task);
    expect(own.length).toBeGreaterThan(8);
    // Within a craft and a pair of regions partners are drawn by lot: who orders them is told by the interval.
    for (const { way, oursAhead } of own) expect(oursAhead.high, way).toBeGreaterThanOrEqual(0);
    const popularity = own.find((row) => row.way === 'popularity');
    expect(popularity?.oursAhead.low).toBeGreaterThan(popularity?.mrr.mean ?? 1);
  }
});

test('a run names nobody twice, never the asking one, and nobody met before', { timeout: 600_000 }, () => {
  const world = plantedWorld();
  const { run } = known();
  const history = historyBefore(world, split);
  const asked = questionsOf(world, history, 10_900).filter((each) => each.task === 'new-partners');
  expect(asked.length).toBeGreaterThan(20);
  for (const { from } of asked) {
    const list = run.get(`s${from}`) ?? [];
    const met = new Set(Array.from(history.partners[from ?? -1]?.at ?? [], (at) => `s${at}`));
    expect(list.length).toBeGreaterThan(0);
    expect(new Set(list).size).toBe(list.length);
    expect(list.filter((id) => id === `s${from}` || met.has(id))).toEqual([]);
  }
});

test('nothing that happens after the split is used: without it the same lists come', { timeout: 600_000 }, () => {
  const world = plantedWorld();
  const { run } = known();
  const blind = new Map<string, string[]>();
  const before = { ...world, occasions: world.occasions.filter(({ day }) => day < split) };
  const { rows } = evaluateMatching(before, { split, until: 10_900 }, blind, silent);
  expect(rows).toEqual([]);
  // With no answers in the files everyone is asked for.
  expect(blind.size).toBe(world.parties.length);
  const asked = [...run.keys()].filter((key) => key.startsWith('s'));
  expect(asked.length).toBeGreaterThan(20);
  for (const key of asked) expect(blind.get(key), key).toEqual(run.get(key));
});

test('repeats are asked among those met before, new partners among the others', () => {
  const world = plantedWorld();
  const history = historyBefore(world, split);
  const from = world.occasions[0]?.members[0] ?? 0;
  const met = new Set(history.partners[from]?.at);
  const again = admittedTo(history, { task: 'repeats', from }).has;
  const newly = admittedTo(history, { task: 'new-partners', from }).has;
  for (let at = 0; at < world.parties.length; at++) {
    expect(again(at)).toBe(met.has(at));
    expect(newly(at)).toBe(!met.has(at) && at !== from);
  }
});

test('a split before everything, or an end before the split, is refused by name', () => {
  const world = plantedWorld(24);
  expect(() => evaluateMatching(world, { split: 1, until: 5 }, new Map(), silent)).toThrow(/^split: nothing happened/);
  expect(() => evaluateMatching(world, { split, until: split }, new Map(), silent)).toThrow(/^until: must be later/);
});

test('the walk hands on all its mass but what is negligible, and prefers whom one works with', () => {
  const world = plantedWorld();
  const history = historyBefore(world, split);
  const rank = new Column(world.parties.length);
  const from = world.occasions[0]?.members[0] ?? 0;
  walkOver(history)([[from, 1]], rank);
  const total = rank.value.reduce((sum, each) => sum + each, 0);
  expect(total).toBeLessThanOrEqual(1 + 1e-9);
  expect(total).toBeGreaterThan(0.95);
  const met = new Set(history.partners[from]?.at);
  const [first] = best(
    rank.touched,
    (at) => rank.value[at] as number,
    1,
    (at) => at !== from,
  );
  expect(met.has(first ?? -1)).toBe(true);
});

test('the fit finds the weights that choices were drawn with, and keeps the prior where nothing speaks', () => {
  const random = seeded(5);
  const truth = [2, -1];
  const choices = Array.from({ length: 4000 }, () => {
    const rows = Float64Array.from({ length: 5 * 3 }, (_, at) => (at % 3 === 2 ? 0 : random() * 2));
    const worth = Array.from({ length: 5 }, (_, row) =>
      Math.exp((rows[row * 3] as number) * 2 - (rows[row * 3 + 1] as number)),
    );
    let left = random() * worth.reduce((sum, each) => sum + each, 0);
    const chosenRow = worth.findIndex((each) => {
      left -= each;
      return left < 0;
    });
    return { rows, chosen: Uint8Array.from({ length: 5 }, (_, row) => (row === chosenRow ? 1 : 0)) };
  });
  const weights = fitWeights(choices, [0, 0, 0.7], 1);
  expect(weights[0]).toBeCloseTo(truth[0] as number, 0);
  expect(weights[1]).toBeCloseTo(truth[1] as number, 0);
  expect(weights[2]).toBeCloseTo(0.7, 6);
});

test('measures and texts, worked out by hand', () => {
  const asked = { task: 'project' as const, from: 0, project: null, right: new Set([4, 7]) };
  const { hit, mrr, ndcg } = measureList('ours', asked, [3, 4, 5]);
  expect([hit, mrr]).toEqual([1, 1 / 2]);
  expect(ndcg).toBeCloseTo(1 / Math.log2(3) / (1 + 1 / Math.log2(3)), 12);
  expect(gini(Float64Array.of(1, 1, 1, 1))).toBe(0);
  expect(gini(Float64Array.of(0, 0, 0, 4))).toBeCloseTo(0.75, 12);
  const worth = [0, 2, 1, 2, 3];
  expect(
    best(
      [4, 3, 2, 1, 0],
      (at) => worth[at] as number,
      3,
      (at) => at !== 4,
    ),
  ).toEqual([1, 3, 2]);
  const texts = ['copper trays', 'copper lamps', 'leather bags', 'leather belts', 'glass'];
  const space = textSpace(texts.map((text) => ({ text, lang: 'en' })));
  const likeness = new Column(5);
  cosineIndex(texts.map((text) => space.vector(text, 'en')))(space.vector('copper', 'en'), likeness);
  expect(Array.from(likeness.value, (each) => Math.round(each * 100) / 100)).toEqual([1, 1, 0, 0, 0]);
});

test('region codes of two levels meet in the larger region, whichever is the more frequent', () => {
  const [first] = plantedWorld(12).parties as [Party];
  const parties = ['ES511', 'ES512', 'ES51', 'ES30', 'ES', null].map((region) => ({ ...first, country: 'ES', region }));
  const finest = finestLevel(parties);
  const wider = parties.map((each) => groupings.wider(each, finest));
  expect(wider.slice(0, 4)).toEqual(['ES ES51', 'ES ES51', 'ES ES51', 'ES ES30']);
  expect(wider.slice(4).some(Boolean)).toBe(false);
});

test('where there is nothing to learn from, what was learnt on other networks stands', () => {
  const world = plantedWorld(60);
  const [first] = world.occasions as [Occasion];
  const models = learnModels(world, first.day + 1, 100, silent);
  for (const task of ['new-partners', 'cold-start', 'repeats', 'project'] as const) {
    const given = Object.values(priorWeights[task]).sort((a, b) => a - b);
    const learnt = models[task].weights.filter((each) => each !== 0).sort((a, b) => a - b);
    expect(learnt.length).toBe(given.length);
    learnt.forEach((each, at) => {
      expect(each).toBeCloseTo(given[at] as number, 9);
    });
  }
});
