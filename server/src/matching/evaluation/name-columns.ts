import { best, Column, type Score } from './column.js';
import type { History, Partners } from './history.js';
import { cosineIndex, textSpace, type Vector } from './text-vectors.js';
import type { Party, World } from './world.js';

export type NamePredictor = 'name' | 'name-lift' | 'partners-of-namesakes' | 'shared-sector' | 'shared-concepts';

/** What names and profiles tell: of what kind someone is, and whom its like have worked with. */
export function nameColumns(world: World, history: History) {
  const n = world.parties.length;
  const names = textSpace(world.parties.map((each) => ({ text: each.name, lang: 'und' })));
  const ofName = world.parties.map((each) => names.vector(each.name, 'und'));
  const likeName = cosineIndex(ofName);
  const kinds = kindsOfName(world, history);
  const name = new Column(n);
  const partners = new Column(n);
  let you: Party | null = null;
  let concepts = new Set<string>();
  let sectors = new Set<string>();

  /** Partners of the thirty of the likest names, those of one's own place and country first. */
  function partnersOfNamesakes(from: number): void {
    const { country, region } = world.parties[from] as Party;
    const worth = (at: number) => {
      const they = world.parties[at] as Party;
      const place = they.country !== country ? 0.25 : region && they.region === region ? 1 : 0.5;
      return at === from ? 0 : (name.value[at] as number) * place;
    };
    for (const one of best(name.touched, worth, 30)) {
      const { at, weight } = history.partners[one] as Partners;
      for (let m = 0; m < at.length; m++) partners.add(at[m] as number, worth(one) * Math.sqrt(weight[m] as number));
    }
    partners.logs(5);
  }

  return {
    columns: { name, 'partners-of-namesakes': partners },
    scores: {
      name: (at) => name.value[at] as number,
      'name-lift': kinds.liftOf,
      'partners-of-namesakes': (at) => partners.value[at] as number,
      'shared-sector': (at) =>
        sectors.size > 0 && world.parties[at]?.sectors.some((each) => sectors.has(each)) ? 1 : 0,
      'shared-concepts': (at) => {
        const theirs = world.parties[at]?.concepts ?? [];
        if (concepts.size === 0 || theirs.length === 0) return 0;
        return theirs.filter((each) => concepts.has(each)).length / Math.sqrt(concepts.size * theirs.length);
      },
    } satisfies Record<NamePredictor, Score>,
    fill(from: number | null): void {
      name.clear();
      partners.clear();
      you = from === null ? null : (world.parties[from] as Party);
      concepts = new Set(you?.concepts);
      sectors = new Set(you?.sectors);
      kinds.ask(from);
      if (from === null) return;
      likeName(ofName[from] as Vector, name);
      partnersOfNamesakes(from);
    },
  };
}

/**
 * Words that many names carry tell what kind of organisation it is: a university, a town, a chamber. The score is the
 * mean log lift of such words of two names.
 */
function kindsOfName(world: World, history: History): { ask: (from: number | null) => void; liftOf: Score } {
  const words = world.parties.map((each) => [...new Set(each.name.toLowerCase().match(/\p{L}{3,}/gu) ?? [])]);
  const held = new Map<string, number>();
  for (const each of words) for (const word of each) held.set(word, (held.get(word) ?? 0) + 1);
  const common = [...held]
    .filter(([, times]) => times >= Math.max(10, world.parties.length / 200))
    .sort((a, b) => b[1] - a[1])
    .slice(0, 150)
    .map(([word]) => word);
  const numbers = new Map(common.map((word, at) => [word, at]));
  const kinds = words.map((each) => each.flatMap((word) => numbers.get(word) ?? []));
  const size = common.length;
  const together = new Float64Array(size * size);
  const ends = new Float64Array(size);
  let pairs = 0;
  for (const { members } of history.occasions) {
    if (members.length > 60) continue;
    for (const a of members) {
      for (const b of members) {
        if (a === b) continue;
        pairs++;
        for (const x of kinds[a] as number[]) {
          ends[x] = (ends[x] as number) + 1;
          for (const y of kinds[b] as number[]) together[x * size + y] = (together[x * size + y] as number) + 1;
        }
      }
    }
  }
  const lift = new Float64Array(size * size);
  for (let x = 0; x < size; x++)
    for (let y = 0; y < size; y++) {
      const expected = pairs === 0 ? 0 : ((ends[x] as number) * (ends[y] as number)) / pairs;
      lift[x * size + y] = Math.log(((together[x * size + y] as number) + 10) / (expected + 10));
    }
  const toward = new Float64Array(size);
  let known = false;
  return {
    ask(from) {
      const own = from === null ? [] : (kinds[from] as number[]);
      known = own.length > 0;
      toward.fill(0);
      for (const x of own)
        for (let y = 0; y < size; y++) toward[y] = (toward[y] as number) + (lift[x * size + y] as number) / own.length;
    },
    liftOf(at) {
      const theirs = kinds[at] as number[];
      if (!known || theirs.length === 0) return 0;
      let sum = 0;
      for (const y of theirs) sum += toward[y] as number;
      return sum / theirs.length;
    },
  };
}
