import { idOf, nodeOf, type Snapshot } from '../cooperation/snapshot.js';
import { nodeSeen, sightOf } from '../cooperation/visible-to.js';
import { seeded } from '../foundation/seeded.js';
import { type Viewer, visitor } from '../identity/viewer.js';
import { fewestFair } from './exposure.js';
import type { Weights } from './model.js';
import { poolFor, type Wishes } from './recommend.js';
import { comparableTo, reorder, type Scored } from './reorder.js';

/** Length of the lists that are looked at: what a page shows. */
export const listLength = 10;

/** How one length of list does: of so many places, how many women-led partners there were and how many a fair draw gives. */
export interface AtPlace {
  place: number;
  /** Mean number of women-led partners among the first `place` of a list. */
  shown: number;
  /** Mean number that a fair draw from candidates of comparable score would show. */
  expected: number;
  /** Share of lists with fewer than the FA*IR test allows at this length. */
  failing: number;
}

/** The lists of one way of ordering, by length. */
export interface Exposure {
  /** Women-led partners shown by those a fair draw would show, over whole lists; null where no candidate is women-led. */
  ratio: number | null;
  places: AtPlace[];
}

/** How women-led partners fare in lists drawn from these pools, each sorted best first. */
export function exposureIn(pools: readonly (readonly Scored[])[], evenExposure: boolean): Exposure {
  const lists = pools
    .filter((pool) => pool.length > 0)
    .map((pool) => {
      const near = comparableTo(pool, listLength);
      return {
        list: reorder(pool, listLength, evenExposure),
        share: near.filter(({ womenLed }) => womenLed).length / near.length,
      };
    });
  const places = Array.from({ length: listLength }, (_, at): AtPlace => {
    const place = at + 1;
    const reaching = lists.filter(({ list }) => list.length >= place);
    const mean = (value: (each: (typeof lists)[number]) => number) =>
      reaching.reduce((sum, each) => sum + value(each), 0) / Math.max(1, reaching.length);
    const shown = ({ list }: (typeof lists)[number]) => list.slice(0, place).filter(({ womenLed }) => womenLed).length;
    return {
      place,
      shown: mean(shown),
      expected: mean(({ share }) => share * place),
      failing: mean((each) => (shown(each) < fewestFair(place, each.share) ? 1 : 0)),
    };
  });
  const [shown, expected] = lists.reduce(
    ([a, b], { list, share }) => [a + list.filter(({ womenLed }) => womenLed).length, b + share * list.length],
    [0, 0],
  );
  return { ratio: expected === 0 ? null : shown / expected, places };
}

const wishes: Wishes = {
  acrossBorders: true,
  kinship: 'either',
  sector: null,
  womenLed: false,
  evenExposure: true,
  setAside: [],
};

/** Up to `count` of everyone members may meet, drawn the same on the same day on every process. */
export function drawnFrom(snapshot: Snapshot, count: number): number[] {
  const sight = sightOf(snapshot, { ...visitor, audience: 'members' });
  const all = Array.from({ length: snapshot.size }, (_, index) => index)
    .filter((index) => nodeOf(snapshot, index) !== undefined && sight.meets(index))
    .sort((a, b) => snapshot.uuids.compare(a, b));
  const random = seeded(snapshot.today);
  for (let at = 0; at < Math.min(count, all.length); at++) {
    const other = at + Math.floor(random() * (all.length - at));
    [all[at], all[other]] = [all[other] as number, all[at] as number];
  }
  return all.slice(0, count);
}

/** The pool that a list for each of these is ordered from, as it would read it as a member, with nothing set aside. */
export function poolsFor(snapshot: Snapshot, indexes: readonly number[], weights: Weights): Scored[][] {
  return indexes.flatMap((index) => {
    const id = idOf(snapshot, index);
    const viewer: Viewer = { ...visitor, audience: 'members', actsFor: id, delegateOf: [id] };
    const you = nodeSeen(snapshot, sightOf(snapshot, viewer), index);
    return you ? [poolFor(snapshot, viewer, you, wishes, listLength, weights)] : [];
  });
}
