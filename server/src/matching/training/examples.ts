import { nearnessFrom } from '../../cooperation/nearness.js';
import type { Node } from '../../cooperation/node.js';
import { indexOf, linksOf, type Snapshot } from '../../cooperation/snapshot.js';
import { nodeSeen, type Sight, sightOf } from '../../cooperation/visible-to.js';
import { visitor } from '../../identity/viewer.js';
import { candidatesFor } from '../candidates.js';
import { nearnessOf } from '../feature.js';
import { account } from '../model.js';
import type { Example } from './fit-logistic.js';
import type { Lesson } from './lesson.js';

/** Of the candidates that nothing came of, so many are drawn for each partner that was found. */
const perPartner = 10;

/** All that is known of one stakeholder's choices in a window: who turned out well, who did not, and who was not taken. */
export type Question = Example[];

/**
 * Examples from a picture of the day a window begins: features as that day's recommender would have had them for a
 * member, against what then happened. Who was linked before is nobody's lesson, and who became a partner within the
 * window is never drawn as one who did not. Stakeholders the picture does not hold are passed over.
 */
export function questionsFrom(snapshot: Snapshot, lessons: readonly Lesson[], random: () => number): Question[] {
  const byOne = new Map<string, Lesson[]>();
  for (const lesson of lessons) {
    const list = byOne.get(lesson.you);
    if (list) list.push(lesson);
    else byOne.set(lesson.you, [lesson]);
  }
  return [...byOne].flatMap(([one, own]) => {
    const question = questionOf(snapshot, one, own, random);
    return question.length > 0 ? [question] : [];
  });
}

function questionOf(snapshot: Snapshot, one: string, own: readonly Lesson[], random: () => number): Question {
  const sight = sightOf(snapshot, { ...visitor, audience: 'members', actsFor: one, delegateOf: [one] });
  const you = known(snapshot, sight, indexOf(snapshot, one));
  if (!you) return [];
  const { page, begin, end } = linksOf(snapshot, you.index);
  const linked = new Set(page.to.subarray(begin, end));
  const told = new Map<number, boolean>();
  for (const { they, good } of own) {
    const index = indexOf(snapshot, they);
    if (index >= 0 && index !== you.index && sight.meets(index) && !linked.has(index)) told.set(index, good);
  }
  const partners = [...told.values()].filter((good) => good).length;
  if (told.size === 0) return [];
  const nearness = nearnessFrom(snapshot, sight, you.index);
  const example = (index: number, good: boolean): Example[] => {
    const they = known(snapshot, sight, index);
    if (!they) return [];
    const { contributions } = account({ snapshot, you, they, nearness: nearnessOf(snapshot, nearness, index) });
    return [{ values: [1, ...contributions.map((each) => each.value)], good }];
  };
  const rest = [...candidatesFor(snapshot, sight, you, nearness, (index) => sight.meets(index) && !linked.has(index))]
    .filter((index) => !told.has(index))
    .sort((a, b) => snapshot.uuids.compare(a, b));
  const drawn = Array.from({ length: Math.min(rest.length, perPartner * partners) }, (_, at) => {
    const other = at + Math.floor(random() * (rest.length - at));
    [rest[at], rest[other]] = [rest[other] as number, rest[at] as number];
    return rest[at] as number;
  });
  return [
    ...[...told].flatMap(([index, good]) => example(index, good)),
    ...drawn.flatMap((index) => example(index, false)),
  ];
}

/** A stakeholder without what was only offered or sought after the day of the picture. */
function known(snapshot: Snapshot, sight: Sight, index: number): Node | undefined {
  const node = index < 0 ? undefined : nodeSeen(snapshot, sight, index);
  if (!node) return undefined;
  const soFar = ({ from }: { from: number }) => from <= snapshot.today;
  return { ...node, offers: node.offers.filter(soFar), needs: node.needs.filter(soFar) };
}
