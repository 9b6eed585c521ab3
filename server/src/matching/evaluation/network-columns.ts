import { Column, type Score } from './column.js';
import type { History, Partners } from './history.js';
import { latentPlaces } from './latent.js';
import type { Walk } from './walk.js';
import type { Occasion } from './world.js';

const names = [
  'walk',
  'allocation',
  'common-partners',
  'adamic-adar',
  'met',
  'met-times',
  'met-recency',
  'followed',
] as const;
/** How active everyone has been, whoever asks. */
const standing = ['activity', 'occasions', 'recency', 'lately', 'ties-lately', 'partners', 'joined'] as const;
export type NetworkPredictor = (typeof names)[number] | (typeof standing)[number] | 'latent' | 'own-occasions';

/** What someone's partners tell, and how active everyone has been; filled for one asking at a time. */
export function networkColumns(history: History, walk: Walk) {
  const n = history.of.length;
  const columns = Object.fromEntries(names.map((name) => [name, new Column(n)])) as Record<
    (typeof names)[number],
    Column
  >;
  const standings = standingsOf(history);
  const { rows, size } = latentPlaces(history);
  const toward = new Float64Array(size);
  let ownOccasions = 0;

  function met(from: number): void {
    for (const each of history.of[from] as number[]) {
      const { members, day, hasLead } = history.occasions[each] as Occasion;
      const recent = 2 ** ((day - history.day) / 730);
      for (const one of members) {
        if (one === from) continue;
        columns['met-times'].add(one, 1);
        const before = columns['met-recency'].value[one] as number;
        if (recent > before) columns['met-recency'].add(one, recent - before);
        if (hasLead && members[0] === from) columns.followed.add(one, 1);
      }
    }
    columns['met-times'].logs(1);
    columns.followed.logs(1);
  }

  return {
    columns,
    scores: {
      ...(Object.fromEntries(standing.map((name) => [name, (at: number) => standings[name][at] as number])) as Record<
        (typeof standing)[number],
        Score
      >),
      // The same for all candidates: no sum tells them apart by it, but to trees all else means more or less by it.
      'own-occasions': () => ownOccasions,
      latent: (at: number) => {
        let sum = 0;
        for (let f = 0; f < size; f++) sum += (toward[f] as number) * (rows[at * size + f] as number);
        return Math.max(0, sum);
      },
      ...(Object.fromEntries(names.map((name) => [name, (at: number) => columns[name].value[at] as number])) as Record<
        (typeof names)[number],
        Score
      >),
    } satisfies Record<NetworkPredictor, Score>,
    fill(from: number | null): void {
      for (const name of names) columns[name].clear();
      toward.fill(0);
      ownOccasions = from === null ? 0 : Math.log1p(history.times[from] as number);
      if (from === null) return;
      met(from);
      toward.set(rows.subarray(from * size, (from + 1) * size));
      const own = history.partners[from] as Partners;
      if (own.at.length > 0) walk([[from, 1]], columns.walk);
      columns.walk.value[from] = 0;
      columns.walk.logs(n);
      for (let each = 0; each < own.at.length; each++) {
        const between = own.at[each] as number;
        const near = own.weight[each] as number;
        columns.met.add(between, Math.log1p(near));
        const theirs = history.partners[between] as Partners;
        const size = theirs.at.length;
        const told = 1 / Math.log(1 + size);
        for (let m = 0; m < size; m++) {
          const other = theirs.at[m] as number;
          columns.allocation.add(other, Math.sqrt(near * (theirs.weight[m] as number)) / size);
          columns['common-partners'].add(other, 1);
          columns['adamic-adar'].add(other, told);
        }
      }
      columns.allocation.logs(10);
      columns['common-partners'].logs(1);
    },
  };
}

/** Days after which what someone did lately counts half. */
const lately = 365;

function standingsOf(history: History): Record<(typeof standing)[number], Float64Array> {
  const n = history.of.length;
  const often = new Float64Array(n);
  const ties = new Float64Array(n);
  const joined = new Float64Array(n);
  for (const { members, day, hasLead } of history.occasions) {
    const fading = 2 ** (-(history.day - day) / lately);
    members.forEach((at, place) => {
      often[at] = (often[at] as number) + fading;
      ties[at] = (ties[at] as number) + fading * (members.length - 1);
      if (!hasLead || place > 0) joined[at] = (joined[at] as number) + fading;
    });
  }
  return {
    activity: history.activity.map(Math.log1p),
    occasions: history.times.map(Math.log1p),
    recency: history.last.map((day) => 2 ** ((day - history.day) / 730)),
    lately: often.map(Math.log1p),
    'ties-lately': ties.map(Math.log1p),
    partners: Float64Array.from(history.partners, ({ at }) => Math.log1p(at.length)),
    joined: joined.map(Math.log1p),
  };
}
