import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { trainMatching } from '../../app/train-matching.js';
import { idOf, linksOf } from '../../cooperation/snapshot.js';
import { systemClock } from '../../foundation/clock.js';
import { idFrom } from '../../foundation/ids.js';
import { seeded } from '../../foundation/seeded.js';
import { generatedNetwork } from '../../testing/generated-network.js';
import { openWorld, type World } from '../../testing/world.js';
import { defaultWeights } from '../model.js';
import { activeWeights, rollBackWeights, vectorOf } from '../weights.js';
import { questionsFrom } from './examples.js';
import { type Example, fitLogistic, probability } from './fit-logistic.js';
import { measureHeldOut } from './held-out.js';
import type { Lesson } from './lesson.js';
import { bounds, trainWeights } from './train-weights.js';

const silent = () => {};

describe('the fit', () => {
  const free = { least: [-20, -20, -20, -20], most: [20, 20, 20, 20] };
  const random = seeded(3);
  const truth = [-0.5, 2, -1.5, 0];
  const examples = Array.from({ length: 6000 }, (): Example => {
    const values = [1, random(), random(), 0];
    return { values, good: random() < probability(values, truth) };
  });

  test('finds the weights that outcomes were drawn with, and keeps the prior where nothing speaks', () => {
    const fitted = fitLogistic(examples, [0, 0, 0, 0.7], 1, free);
    for (const f of [0, 1, 2]) expect(Math.abs((fitted[f] ?? 0) - (truth[f] ?? 0))).toBeLessThan(0.35);
    expect(fitted[3]).toBe(0.7);
  });

  test('stays at a bound that the outcomes speak against', () => {
    const fitted = fitLogistic(examples, [0, 0.5, 0.5, 0], 1, { ...free, least: [-20, -20, 0, -20] });
    expect(fitted[2]).toBe(0);
  });

  test('a strong prior is hardly moved', () => {
    const fitted = fitLogistic(examples, [0, 0.5, 0.5, 0], 1e7, free);
    expect(fitted[1]).toBeCloseTo(0.5, 2);
  });

  test('log loss, rank and calibration, worked out by hand', () => {
    const sure: Example[] = [
      { values: [1, 1], good: true },
      { values: [1, -1], good: false },
    ];
    const { logLoss, mrr, calibration } = measureHeldOut([sure], [0, Math.log(3)]);
    expect(logLoss).toBeCloseTo(-Math.log(0.75), 12);
    expect(mrr).toBe(1);
    expect(calibration.map((bin) => [bin.examples, bin.happened])).toEqual([
      [1, 0],
      [1, 1],
    ]);
    // Saying the same of all is worth the last place, not the first.
    expect(measureHeldOut([sure], [0, 0]).mrr).toBe(0.5);
  });
});

test('no partner of the window and nobody linked before is taken for one who was not chosen', () => {
  const network = generatedNetwork({ size: 400 });
  fc.assert(
    fc.property(fc.nat(399), fc.uniqueArray(fc.nat(399), { minLength: 1, maxLength: 5 }), (one, others) => {
      const { page, begin, end } = linksOf(network, one);
      const linked = new Set(page.to.subarray(begin, end));
      const lessons = others.map((other): Lesson => {
        return { you: idOf(network, one), they: idOf(network, other), day: '2026-01-01', good: true };
      });
      const [question = []] = questionsFrom(network, lessons, seeded(1));
      const partners = others.filter((other) => other !== one && !linked.has(other));
      const good = question.filter((each) => each.good).length;
      expect(good).toBeLessThanOrEqual(partners.length);
      expect(question.length - good).toBeLessThanOrEqual(10 * partners.length);
      for (const { values } of question) {
        expect(values[0]).toBe(1);
        for (const value of values) expect(value).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 30 },
  );
});

describe('on a real database', () => {
  let world: World;
  let first = '';
  const version = async () => {
    const account = 'trainer';
    const answer = await world.ask(`{ recommendations(first: 1, acrossBorders: false) { partners { weights } } }`, {
      as: idFrom('test account', account),
    });
    expect(answer.errors).toBeUndefined();
    return (answer.data as unknown as { recommendations: { partners: { weights: string }[] } }).recommendations
      .partners[0]?.weights;
  };

  beforeAll(async () => {
    world = await openWorld();
    const random = seeded(17);
    const em = world.orm.em.fork();
    await em.execute(
      `insert into cluster (id, names, country_code) values ('medina', '{"en":"a","fr":"a","ar":"a"}', 'TN')`,
    );
    const ids: string[] = [];
    for (let at = 0; at < 60; at++)
      ids.push(await world.addStakeholder(`Workshop ${at}`, { languages: [at % 2 === 0 ? 'ar' : 'fr'] }));
    first = ids[0] ?? '';
    for (const id of ids) {
      await em.execute(`insert into membership (cluster_id, stakeholder_id, role) values ('medina', ?, 'member')`, [
        id,
      ]);
      await em.execute(`insert into stakeholder_sector (stakeholder_id, sector_id) values (?, 'ceramics')`, [id]);
    }
    // Planted: who works together never shares a language, though the defaults hold that a language matters.
    for (let at = 0; at < 300; at++) {
      const [from, to] = [2 * Math.floor(random() * 30), 2 * Math.floor(random() * 30) + 1];
      await em.execute(
        `insert into cooperation_link (id, from_id, to_id, type, status, since)
         values (gen_random_uuid(), ?, ?, 'co-produces', 'confirmed', date '2023-01-01' + ?::int)`,
        [ids[from], ids[to], 4 * at],
      );
    }
    await world.addAccount('trainer', { delegateOf: [first] });
  }, 120_000);
  afterAll(() => world.end());

  test('training learns what was planted, is named in recommendations, and is taken back by one command', {
    timeout: 120_000,
  }, async () => {
    const em = world.orm.em.fork();
    expect(await version()).toBe(defaultWeights.version);
    const { weights, report } = await trainMatching(world.orm, systemClock, silent);
    expect(report.better).toBe(true);
    expect(report.after.logLoss).toBeLessThan(report.before.logLoss);
    expect(report.after.calibration.reduce((sum, bin) => sum + bin.examples, 0)).toBe(report.heldOutExamples);
    expect(weights.of['common-language']).toBeLessThan(0);
    const { least, most } = bounds;
    vectorOf(weights).forEach((each, f) => {
      expect(each).toBeGreaterThanOrEqual(least[f] as number);
      expect(each).toBeLessThanOrEqual(most[f] as number);
    });
    expect(await version()).toBe('trained-1');
    // The same again is not better than itself: kept, not activated.
    const again = await trainMatching(world.orm, systemClock, silent);
    expect(again.report.better).toBe(false);
    expect((await activeWeights({ em })).version).toBe('trained-1');
    expect(await rollBackWeights({ em })).toEqual({ from: 'trained-1', to: defaultWeights.version });
    expect(await version()).toBe(defaultWeights.version);
    await expect(rollBackWeights({ em })).rejects.toThrow('the documented defaults hold');
    const trail = await em.execute<{ action: string }[]>(
      `select action from audit_event where noun = 'weights' order by at, id`,
    );
    expect(trail.map((each) => each.action)).toEqual([
      'weights trained and activated',
      'weights trained',
      'weights rolled back',
    ]);
  });

  test('what is worse on what was held out is kept but not activated', { timeout: 120_000 }, async () => {
    const em = world.orm.em.fork();
    // The times turn: from now on partners do share a language, which the lessons so far speak against.
    await em.execute(
      `insert into cooperation_link (id, from_id, to_id, type, status, since)
       select gen_random_uuid(), a.id, b.id, 'co-produces', 'confirmed', date '2026-09-01'
       from stakeholder a join stakeholder b on a.languages = b.languages and a.id < b.id
       order by md5(a.id::text || b.id::text) limit 90`,
    );
    const { report } = await trainMatching(world.orm, systemClock, silent);
    expect(report.after.logLoss).toBeGreaterThan(report.before.logLoss);
    expect(report.better).toBe(false);
    expect((await activeWeights({ em })).version).toBe(defaultWeights.version);
    const [row] = await em.execute<{ activated_at: Date | null }[]>(
      `select activated_at from matching_weights where version = 'trained-3'`,
    );
    expect(row?.activated_at).toBeNull();
  });

  test('too few lessons are refused with how many are needed', async () => {
    await expect(
      trainWeights([], defaultWeights, 'x', async () => generatedNetwork({ size: 10 }), silent),
    ).rejects.toThrow('training needs 100');
  });
});
