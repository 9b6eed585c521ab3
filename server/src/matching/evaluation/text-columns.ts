import { best, Column, type Score } from './column.js';
import { groupingNames, type History } from './history.js';
import type { Question } from './predictors.js';
import { cosineIndex, textSpace, type Vector } from './text-vectors.js';
import type { Walk } from './walk.js';
import type { Occasion, World } from './world.js';

const names = [
  'text',
  'similar-occasions',
  'similar-in-region',
  'similar-in-country',
  'walk-from-similar-texts',
] as const;
export type TextPredictor = (typeof names)[number];

/** Occasions less alike than this tell nothing. */
const alike = 0.05;

/** What the text of a project, or what someone has worked on, tells: who works on the like. */
export function textColumns(world: World, history: History, walk: Walk) {
  const n = world.parties.length;
  const columns = Object.fromEntries(names.map((name) => [name, new Column(n)])) as Record<TextPredictor, Column>;
  const space = textSpace([
    ...history.occasions.filter((each) => each.text),
    ...world.parties.filter((each) => each.text),
  ]);
  const ofOccasion = history.occasions.map((each) => space.vector(each.text, each.lang));
  const ofParty = world.parties.map((party, at) =>
    space.sum([
      [space.vector(party.text, party.lang), 1] as const,
      ...(history.of[at] ?? []).map((each) => [ofOccasion[each] as Vector, history.weight[each] as number] as const),
    ]),
  );
  const likeParty = cosineIndex(ofParty);
  const likeOccasion = cosineIndex(ofOccasion);
  const likeness = new Column(history.occasions.length);
  const bases = new Map<string, [at: number, worth: number][]>();

  /** What the occasions of a group leave behind for each, whatever they were about. */
  function baseOf(name: 'region' | 'country', group: number): [at: number, worth: number][] {
    const key = `${name} ${group}`;
    const known = bases.get(key);
    if (known) return known;
    const worth = new Map<number, number>();
    for (const each of history.groups[name].occasions[group] as number[])
      for (const one of history.occasions[each]?.members ?? [])
        worth.set(one, (worth.get(one) ?? 0) + 0.01 * (history.weight[each] as number));
    const base = [...worth];
    bases.set(key, base);
    return base;
  }

  /** Who works where the asking one's place takes part, the more the liker the occasion: what a programme of a place leaves behind. */
  function similarIn(name: 'region' | 'country', from: number): void {
    const group = history.groups[name].of[from] as number;
    if (group < 0) return;
    const column = columns[`similar-in-${name}`];
    for (const [at, worth] of baseOf(name, group)) column.add(at, worth);
    for (const each of history.groups[name].occasions[group] as number[]) {
      const like = likeness.value[each] as number;
      if (like < alike) continue;
      const more = ((0.1 + like) ** 2 - 0.01) * (history.weight[each] as number);
      for (const one of (history.occasions[each] as Occasion).members) column.add(one, more);
    }
    column.logs(20);
  }

  function similarTexts(query: Vector): void {
    likeParty(query, columns.text);
    likeOccasion(query, likeness);
    const nearest = best(likeness.touched, (at) => likeness.value[at] as number, 100);
    const start = new Map<number, number>();
    for (const at of nearest) {
      const like = likeness.value[at] as number;
      if (like < alike) break;
      const worth = like ** 2 * (history.weight[at] as number);
      const { members } = history.occasions[at] as Occasion;
      for (const one of members) {
        columns['similar-occasions'].add(one, worth);
        start.set(one, (start.get(one) ?? 0) + worth / members.length);
      }
    }
    columns['similar-occasions'].logs(10);
    const strongest = [...start].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 50);
    const total = strongest.reduce((sum, [, each]) => sum + each, 0);
    if (total === 0) return;
    const column = columns['walk-from-similar-texts'];
    walk(
      strongest.map(([one, each]) => [one, each / total] as const),
      column,
    );
    column.logs(n);
  }

  return {
    columns,
    scores: Object.fromEntries(
      names.map((name) => [name, (at: number) => columns[name].value[at] as number]),
    ) as Record<TextPredictor, Score>,
    fill({ from, project }: Question): void {
      for (const name of names) columns[name].clear();
      likeness.clear();
      const query = project ? space.vector(project.text, project.lang) : (ofParty[from as number] as Vector);
      if (query.length > 0) similarTexts(strongestOf(query));
      if (from === null) return;
      for (const name of groupingNames) if (name === 'region' || name === 'country') similarIn(name, from);
    },
  };
}

/** The terms that say most; the others cost more than they tell. */
function strongestOf(vector: Vector): Vector {
  return [...vector].sort((a, b) => b[1] - a[1]).slice(0, 60);
}
