import { Ranking, type Score } from './column.js';
import type { Predictor, Predictors, Question, Sparse } from './predictors.js';

/** The ways in which one question can be answered, best first; those that others build on are worked out once. */
export interface Rankings {
  /** Gets ready for the question that the predictors were last filled for. */
  ask(question: Question): void;
  finders: Record<Finder, Ranking>;
  baselines: Record<Baseline, Ranking>;
}

export const finderNames = [
  'walk',
  'allocation',
  'common partners',
  'walk from region',
  'walk from country',
  'walk from similar texts',
  'similar occasions',
  'texts',
  'popularity',
  'ties lately',
  'latent',
  'names',
  'partners of namesakes',
  'region pair',
  'wider region pair',
  'country pair',
  'sector pair',
  'same region',
  'similar in region',
  'similar in country',
  'newcomers',
] as const;
/** Ways to find candidates: the ranking only orders whom one of these finds. */
export type Finder = (typeof finderNames)[number];

export const baselineNames = [
  'popularity',
  'country pair',
  'region pair',
  'common neighbours',
  'adamic-adar',
  'resource allocation',
  'pagerank',
  'texts',
  'fusion',
] as const;
/** The simple ways, each for itself, and the fusion of the best of network and place, which is the one to beat. */
export type Baseline = (typeof baselineNames)[number];

/** Reciprocal rank fusion (Cormack, Clarke, Büttcher 2009; k = 60) over the best 1,000 of each. */
export function fused(...rankings: { order: readonly number[] }[]): Ranking {
  const sum = new Map<number, number>();
  for (const { order } of rankings)
    order.forEach((at, rank) => {
      sum.set(at, (sum.get(at) ?? 0) + 1 / (60 + rank + 1));
    });
  return new Ranking([...sum.keys()], (at) => sum.get(at) ?? 0);
}

/** All ways to answer, over these predictors. What only depends on groups is kept for the next who is of the same ones. */
export function createRankings(predictors: Predictors): Rankings {
  const { scores, columns, history } = predictors;
  const all = Int32Array.from(history.of, (_, at) => at);
  const active = all.filter((at) => (history.times[at] as number) > 0);
  const fresh = all.filter((at) => (history.times[at] as number) === 0);
  const byGroups = new Map<string, Ranking>();

  /** Places are told apart by few counts; equal ones are ordered by how many occasions each has had. */
  const thenPopular =
    (...names: Predictor[]): Score =>
    (at) => {
      let sum = scores.occasions(at) * 1e-6;
      for (let step = 0; step < names.length; step++)
        sum += (scores[names[step] as Predictor] as Score)(at) * (step === 0 ? 1 : 1e-3);
      return sum;
    };
  const groupOf = (name: keyof typeof history.groups, from: number | null) =>
    from === null ? -1 : (history.groups[name].of[from] as number);
  const cached = (key: string, positions: Int32Array, score: Score): Ranking => {
    const known = byGroups.get(key);
    if (known) return known;
    // Worked out at once: later the predictors are those of another question.
    const ranking = new Ranking(positions, score).settle();
    byGroups.set(key, ranking);
    return ranking;
  };
  const sparse = (name: Sparse) => new Ranking(columns[name].touched, scores[name]);
  /** Who has no occasion yet, by place and by what their names tell; they too will work with someone. */
  const newcomer: Score = (at) =>
    (byPlace[placeOf[at] as number] as number) +
    scores['name-lift'](at) +
    scores.text(at) +
    scores.name(at) +
    scores['partners-of-namesakes'](at) +
    scores.near(at);
  // What a place adds is the same for all who are there.
  const places = new Map<string, number>();
  const placeOf = Int32Array.from(history.of, (_, at) => {
    const key = (['region', 'wider', 'country'] as const).map((name) => groupOf(name, at)).join();
    const number = places.get(key) ?? places.size;
    places.set(key, number);
    return number;
  });
  const someoneAt = Int32Array.from(places.values(), (place) => placeOf.indexOf(place));
  const byPlace = new Float64Array(places.size);

  const rankings: Rankings = {
    finders: {} as Record<Finder, Ranking>,
    baselines: {} as Record<Baseline, Ranking>,
    ask({ from }) {
      const [region, wider, country, sector] = (['region', 'wider', 'country', 'sector'] as const).map((name) =>
        groupOf(name, from),
      );
      someoneAt.forEach((at, place) => {
        byPlace[place] = scores['lift-region'](at) + scores['lift-wider'](at) + scores['lift-country'](at);
      });
      const regionPair = cached(
        `region pair ${region} ${country}`,
        active,
        thenPopular('reach-region', 'reach-country'),
      );
      const finders: Record<Finder, Ranking> = {
        walk: sparse('walk'),
        allocation: sparse('allocation'),
        'common partners': sparse('common-partners'),
        'walk from region': cached(`walk from region ${region}`, active, scores['walk-from-region']),
        'walk from country': cached(`walk from country ${country}`, active, scores['walk-from-country']),
        'walk from similar texts': sparse('walk-from-similar-texts'),
        'similar occasions': sparse('similar-occasions'),
        texts: sparse('text'),
        popularity: cached('popularity', active, scores.occasions),
        'ties lately': cached('ties lately', active, scores['ties-lately']),
        latent: new Ranking(active, scores.latent),
        names: sparse('name'),
        'partners of namesakes': sparse('partners-of-namesakes'),
        'region pair': regionPair,
        'wider region pair': cached(
          `wider region pair ${wider} ${country}`,
          active,
          thenPopular('reach-wider', 'reach-country'),
        ),
        'country pair': cached(`country pair ${country}`, active, thenPopular('reach-country')),
        'sector pair': cached(`sector pair ${sector}`, active, thenPopular('reach-sector')),
        'same region': cached(`same region ${region}`, all, thenPopular('same-region')),
        'similar in region': sparse('similar-in-region'),
        'similar in country': sparse('similar-in-country'),
        newcomers: new Ranking(fresh, newcomer),
      };
      rankings.finders = finders;
      rankings.baselines = {
        popularity: finders.popularity,
        'country pair': finders['country pair'],
        'region pair': regionPair,
        'common neighbours': finders['common partners'],
        'adamic-adar': sparse('adamic-adar'),
        'resource allocation': finders.allocation,
        pagerank: finders.walk,
        texts: finders.texts,
        fusion: fused(finders.walk, regionPair),
      };
    },
  };
  return rankings;
}
