import { describe, expect, test } from 'vitest';
import { readAccountNames } from './accounts.js';
import { drawLinks } from './links.js';
import { readMentors } from './mentors.js';
import { readProfiles } from './profile.js';
import { filesOf, parts, readCsv } from './read-data.js';

const concepts = filesOf('thesaurus', '.csv').flatMap((file) => readCsv(file));
const known = new Set(concepts.map((row) => row.id));
const profiles = readProfiles();
const languages = ['en', 'fr', 'ar', 'es', 'it', 'tr'];

describe('the thesaurus', () => {
  test('has one row for each concept, with labels in English, French and Arabic', () => {
    expect(concepts.length).toBeGreaterThanOrEqual(400);
    expect(known.size).toBe(concepts.length);
    expect(concepts.filter((row) => !row.en || !row.fr || !row.ar).map((row) => row.id)).toEqual([]);
  });

  test('never gives two concepts the same label in one language', () => {
    const owners = new Map<string, Set<string>>();
    for (const row of concepts) {
      for (const lang of languages) {
        for (const cell of [row[lang] ?? '', ...parts(row[`${lang}_alt`])]) {
          const label = cell.split('@')[0]?.trim().normalize('NFKC').toLowerCase();
          if (!label) continue;
          const key = `${lang}: ${label}`;
          owners.set(key, (owners.get(key) ?? new Set()).add(row.id ?? ''));
        }
      }
    }
    expect([...owners].filter(([, ids]) => ids.size > 1).map(([label, ids]) => `${label} ${[...ids]}`)).toEqual([]);
  });

  test('names only concepts that exist, and no concept is above itself', () => {
    const broader = new Map(concepts.map((row) => [row.id ?? '', parts(row.broader)]));
    const dangling = concepts.flatMap((row) =>
      [...parts(row.broader), ...parts(row.related)].filter((id) => !known.has(id)),
    );
    expect(dangling).toEqual([]);
    const circular = [...broader.keys()].filter((id) => {
      const above = new Set(broader.get(id));
      for (const each of above) for (const next of broader.get(each) ?? []) above.add(next);
      return above.has(id);
    });
    expect(circular).toEqual([]);
  });
});

describe('the invented world', () => {
  test('is large enough, with a third or so each in Arabic, French and English', () => {
    expect(profiles.length).toBeGreaterThanOrEqual(240);
    expect(profiles.flatMap((each) => each.offerings).length).toBeGreaterThanOrEqual(500);
    for (const lang of ['ar', 'fr', 'en']) {
      const share = profiles.filter((each) => lang in each.summary).length / profiles.length;
      expect(share).toBeGreaterThan(0.25);
    }
  });

  test('has no two profiles with the same id or name, and every concept is in the thesaurus', () => {
    expect(new Set(profiles.map((each) => each.id)).size).toBe(profiles.length);
    expect(new Set(profiles.map((each) => each.name)).size).toBe(profiles.length);
    const used = profiles.flatMap((each) => [
      ...each.concepts,
      ...each.offerings.flatMap((offering) => offering.concepts),
    ]);
    expect(used.filter((id) => !known.has(id))).toEqual([]);
  });

  test('draws the same links every time, at least six hundred, none to itself', () => {
    const links = drawLinks(profiles, 620);
    expect(links.length).toBeGreaterThanOrEqual(600);
    expect(drawLinks(profiles, 620)).toEqual(links);
    expect(links.filter((link) => link.from === link.to)).toEqual([]);
  });
});

describe('the mentors', () => {
  const mentors = readMentors();

  test('are forty, each of a profile or by their own account, with topics the thesaurus knows and a name that is nobody’s in full', () => {
    expect(mentors.length).toBe(40);
    expect(new Set(mentors.map((each) => each.id)).size).toBe(40);
    const houses = new Set(profiles.map((each) => each.id));
    const people = new Set(readAccountNames());
    const homeless = mentors.filter((each) => {
      if (each.stakeholder === undefined) return !people.has(each.account ?? '');
      return each.account !== undefined || !houses.has(each.stakeholder);
    });
    expect(homeless.map((each) => each.id)).toEqual([]);
    expect(mentors.flatMap((each) => each.topics).filter((topic) => !known.has(topic))).toEqual([]);
    expect(mentors.filter((each) => !/^\p{L}+ \p{L}\.$/u.test(each.name)).map((each) => each.name)).toEqual([]);
  });

  test('never accompany more than they say they can', () => {
    const over = mentors.filter((each) => each.capacity !== null && each.current > each.capacity);
    expect(over.map((each) => each.id)).toEqual([]);
  });
});
