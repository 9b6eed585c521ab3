import type { Column, Score } from './column.js';
import type { History } from './history.js';
import { type NamePredictor, nameColumns } from './name-columns.js';
import { type NetworkPredictor, networkColumns } from './network-columns.js';
import { type PlacePredictor, placeColumns } from './place-columns.js';
import { type TextPredictor, textColumns } from './text-columns.js';
import { walkOver } from './walk.js';
import type { Occasion, World } from './world.js';

/** What a prediction is asked for: the partners of one stakeholder, or those of a new project by its lead and text. */
export interface Question {
  /** Position of the stakeholder or the lead; null for a project whose lead is not told. */
  from: number | null;
  /** The new project; null for the partners of a stakeholder. */
  project: Occasion | null;
}

/** What a pair is judged by; each is 0 where nothing is known. */
export type Predictor = NetworkPredictor | PlacePredictor | TextPredictor | NamePredictor;
export const predictorNames = [
  'activity',
  'occasions',
  'recency',
  'lately',
  'ties-lately',
  'partners',
  'joined',
  'own-occasions',
  'latent',
  'walk',
  'walk-from-region',
  'walk-from-country',
  'walk-from-similar-texts',
  'allocation',
  'common-partners',
  'adamic-adar',
  'met',
  'met-times',
  'met-recency',
  'followed',
  'reach-region',
  'reach-wider',
  'reach-country',
  'reach-sector',
  'lift-region',
  'lift-wider',
  'lift-country',
  'lift-sector',
  'links-region',
  'links-country',
  'devoted-region',
  'devoted-country',
  'own-share-region',
  'own-share-country',
  'same-region',
  'same-country',
  'same-place',
  'near',
  'text',
  'similar-occasions',
  'similar-in-region',
  'similar-in-country',
  'name',
  'name-lift',
  'partners-of-namesakes',
  'shared-sector',
  'shared-concepts',
] as const satisfies Predictor[];

/** Predictors that are not 0 for few, with whom they are not 0 for. */
export type Sparse =
  | keyof ReturnType<typeof networkColumns>['columns']
  | TextPredictor
  | 'name'
  | 'partners-of-namesakes';

export interface Predictors {
  history: History;
  /** What each position is worth by each predictor, for the question last filled in. */
  scores: Record<Predictor, Score>;
  columns: Record<Sparse, Column>;
  /** Works out everything for one question. */
  fill(question: Question): void;
}

/** Reads everything that predictions for a day need. */
export function createPredictors(world: World, history: History): Predictors {
  const walk = walkOver(history);
  const network = networkColumns(history, walk);
  const places = placeColumns(world, history, walk);
  const texts = textColumns(world, history, walk);
  const names = nameColumns(world, history);
  return {
    history,
    scores: { ...network.scores, ...places.scores, ...texts.scores, ...names.scores },
    columns: { ...network.columns, ...texts.columns, ...names.columns },
    fill(question) {
      network.fill(question.from);
      places.fill(question.from);
      texts.fill(question);
      names.fill(question.from);
    },
  };
}
