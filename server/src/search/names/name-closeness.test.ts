import { expect, test } from 'vitest';
import { closeKeys, closenessTo } from './name-closeness.js';

test('a name is as close as it has of what was asked for, in any script, order and spelling', () => {
  expect(closenessTo('Zouak Essaqf')('زوّاق السقف العالي')).toBeGreaterThan(0.85);
  expect(closenessTo('Kassa ou Derz')('قصّة ودَرز')).toBeGreaterThan(0.85);
  expect(closenessTo('سبازيو فيلاري')('Spazio Filari')).toBeGreaterThan(0.85);
  expect(closenessTo('المجرى سادلرز')('Magra Saddlers')).toBeGreaterThan(0.65);
});

test('one part of several is not close, nor are consonants that only look alike', () => {
  expect(closenessTo('Amina Berrada')('Amina Cherkaoui')).toBeLessThan(0.65);
  expect(closenessTo('Sami')('Osama')).toBe(0);
  expect(closenessTo('Amin')('Amina')).toBeLessThan(0.9);
});

test('what joins words is neither compared nor looked up', () => {
  expect(closenessTo('ou')('Kassa ou Derz')).toBe(0);
  expect(closeKeys('Kassa ou Derz').parts).toHaveLength(2);
  expect(closeKeys('').parts).toEqual([]);
});
