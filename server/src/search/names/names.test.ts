import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameKeys } from './name-keys.js';
import { differentNames, halves, pairsWithin, samePairs } from './names.test-data.js';
import { namesMeet } from './names-meet.js';
import { romanise } from './romanise.js';

type Pair = [string, string];

function shareSkeleton([one, other]: Pair): boolean {
  const skeletons = new Set(nameKeys(one).map((key) => key.skeleton));
  return nameKeys(other).some((key) => skeletons.has(key.skeleton));
}

const meet = ([one, other]: Pair) => namesMeet(one, other) !== null;

interface Measured {
  pairs: number;
  others: number;
  recall: number;
  precision: number;
  wrong: number;
}

function measure(same: readonly Pair[], different: readonly Pair[], found: (pair: Pair) => boolean): Measured {
  const right = same.filter(found).length;
  const wrong = different.filter(found).length;
  const share = (part: number, of: number) => Math.round((1000 * part) / of) / 1000;
  return {
    pairs: same.length,
    others: different.length,
    recall: share(right, same.length),
    precision: share(right, right + wrong),
    wrong: share(wrong, different.length),
  };
}

const same = halves(samePairs as Pair[]);
const different = halves(differentNames);
const apart = { open: pairsWithin(different.open), heldBack: pairsWithin(different.heldBack) };

test.each<Pair>([
  ['Benyoucef', 'Ben Youssef'],
  ['Benyoucef', 'بن يوسف'],
  ['Ben Youssef', 'بن يوسف'],
  ['Chefchaouen', 'شفشاون'],
  ['Sfax', 'صفاقس'],
  ['Nabeul', 'نابل'],
  ['Thessaloniki', 'Θεσσαλονίκη'],
  ['חיפה', 'Haifa'],
])('%s and %s meet by a key', (one, other) => {
  expect(shareSkeleton([one, other])).toBe(true);
  expect(namesMeet(one, other)).not.toBeNull();
});

test.each<[string, string[]]>([
  ['Sami', ['Samia', 'Sima', 'Osama', 'سامية']],
  ['ريم', ['Rami', 'Roma', 'Marwa', 'رامي']],
  ['Ali', ['Ola', 'Leila', 'علياء', 'ליאה']],
])('%s is too short for its consonants alone: it shares no key with %j', (name, others) => {
  expect(others.filter((other) => shareSkeleton([name, other]))).toEqual([]);
});

test('names meet across scripts, and those that only look alike do not: measured, with floors below what was measured', () => {
  const table = {
    'by key, open half': measure(same.open, apart.open, shareSkeleton),
    'by key, held back': measure(same.heldBack, apart.heldBack, shareSkeleton),
    'by meeting, open half': measure(same.open, apart.open, meet),
    'by meeting, held back': measure(same.heldBack, apart.heldBack, meet),
  };
  console.table(table);
  const missed = same.open.filter((pair) => !meet(pair));
  const wronglyMet = apart.open.filter(meet);
  console.log('Open half, missed:', missed.map((pair) => pair.join(' | ')).join(', '));
  console.log('Open half, wrongly met:', wronglyMet.map((pair) => pair.join(' | ')).join(', '));
  expect(samePairs.length).toBeGreaterThanOrEqual(150);
  expect(apart.open.length + apart.heldBack.length).toBeGreaterThanOrEqual(300);
  const { 'by key, held back': key, 'by meeting, held back': meeting } = table;
  expect(key.recall).toBeGreaterThan(0.94);
  expect(key.precision).toBeGreaterThan(0.55);
  expect(meeting.recall).toBeGreaterThan(0.92);
  expect(meeting.precision).toBeGreaterThan(0.88);
});

test.each([
  ['Θεσσαλονίκη', 'thesaloniki'],
  ['بن يوسف', 'bn yusf'],
  ['شفشاون', 'shfshaun'],
  ['Chefchaouen', 'shefshauen'],
  ['תל אביב', 'tl bib'],
  ['Ещё', 'еще'],
  ['', ''],
])('%s is romanised %s', (text, romanised) => {
  expect(romanise(text)).toBe(romanised);
});

const letters =
  "abcdeghijklnopqrstuwxyzéçşğ'’ʿ- بتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإؤئאבגהוזחיכךלמנפצשתαβγδεηθικλμνξοπρςυφχψω";
const names = fc.oneof(
  fc.string({ unit: fc.constantFrom(...letters), maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 }).map((codes) => String.fromCharCode(...codes)),
);

test('any string at all has keys, and romanising twice changes nothing', () => {
  fc.assert(
    fc.property(names, (text) => {
      const once = romanise(text);
      expect(romanise(once)).toBe(once);
      for (const key of nameKeys(text)) expect(key.skeleton).not.toBe('');
      expect(() => namesMeet(text, once)).not.toThrow();
    }),
    { numRuns: 4000 },
  );
});

test('a name meets itself, and meeting does not depend on the order', () => {
  fc.assert(
    fc.property(names, names, (one, other) => {
      if (nameKeys(one).length > 0) expect(namesMeet(one, one)).not.toBeNull();
      expect(namesMeet(one, other)).toBe(namesMeet(other, one));
    }),
  );
});

test.each(['ou', 'c', 'dj', "a'", 'Ben ', 'el-', 'بن ', 'ال', 'ب', 'א', 'μπ', 'eo', 'gu', 'abdel', '\ud800'])(
  'a text of 50,000 pieces is read to its end: %j',
  (piece) => {
    const long = piece.repeat(50_000);
    nameKeys(long);
    // A square law would take hours here, and the test's time would run out.
    expect(romanise(long).length).toBeLessThanOrEqual(4 * long.length);
  },
  20_000,
);
