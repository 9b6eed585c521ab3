import { expect, test } from 'vitest';
import { shownCount, toggled } from './search-params';

const address = (words: string) => new URLSearchParams(words);

test('choosing a value of a facet adds it, choosing it again takes it away, and the rest of the address stays', () => {
  const once = toggled(address('q=copper&country=DZ'), 'country', 'TN');
  expect(once.toString()).toBe('q=copper&country=DZ&country=TN');
  expect(toggled(once, 'country', 'DZ').toString()).toBe('q=copper&country=TN');
});

test('the address it was given is not changed', () => {
  const given = address('kind=company');
  toggled(given, 'kind', 'artisan');
  expect(given.toString()).toBe('kind=company');
});

test('only a whole number from 1 is a number of results, and never more than the API gives', () => {
  expect(shownCount(address('show=40'), 20, 50)).toBe(40);
  expect(shownCount(address('show=500'), 20, 50)).toBe(50);
  for (const nonsense of ['', 'show=', 'show=-5', 'show=0', 'show=1.5', 'show=many', 'show=Infinity'])
    expect(shownCount(address(nonsense), 20, 50), nonsense).toBe(20);
});
