import { readFileSync } from 'node:fs';
import { matchPath } from 'react-router';
import { expect, test } from 'vitest';
import { facetFilters } from '../search/search-parameters';
import { conceptLink, type ReasonFacts, sharedLinks } from './reason-links';

const words = { text: 'X' };
/** Each kind of reason that rests on a record, with the record. */
const facts: Record<string, Omit<ReasonFacts, 'code'>> = {
  SHARED_CONCEPT: { concept: { id: 'dinanderie', label: words } },
  RIVAL: { concept: { id: 'dinanderie', label: words } },
  SHARED_CLUSTER: { cluster: { id: 'nabeul-tableware', name: words } },
  COMMON_PARTNER: { partner: { slug: 'ma-drap-doux', name: 'X' } },
  SECTOR: { sector: { id: 'design', label: words } },
  SECTOR_PAIR: { sector: { id: 'design', label: words }, otherSector: { id: 'ceramics', label: words } },
  CORRIDOR: { country: { code: 'TN', name: words } },
  PLACE: { country: { code: 'TN', name: words } },
};

const pages = [
  ...readFileSync(new URL('../app/router.tsx', import.meta.url), 'utf8').matchAll(/path: '([^'*]+)'/g),
].map(([, path]) => path as string);

test('every fact of a reason leads to a page that is there, by a filter that it knows', () => {
  expect(pages.length).toBeGreaterThan(20);
  const links = Object.entries(facts).map(([code, fact]) => sharedLinks({ code, ...fact }));
  links.push([conceptLink({ id: 'dinanderie', label: words }) ?? { to: '', words: '' }]);
  for (const each of links) {
    expect(each.length).toBeGreaterThan(0);
    for (const { to, words } of each) {
      const { pathname, searchParams } = new URL(to, 'http://wasl.example');
      expect(words).not.toBe('');
      expect(pages.some((path) => matchPath(path, pathname))).toBe(true);
      if (pathname === '/search')
        for (const name of searchParams.keys()) expect([...facetFilters, 'country']).toContain(name);
      if (pathname === '/network') expect([...searchParams.keys()]).toEqual(['country']);
    }
  }
});

test('a reason that rests on no record leads nowhere', () => {
  for (const code of ['FRESH', 'LANGUAGE', 'ANSWERS_SOON', 'NEAR_IN_NETWORK'])
    expect(sharedLinks({ code, concept: null, cluster: null, country: null })).toEqual([]);
});
