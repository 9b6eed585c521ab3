import { fold } from '../thesaurus/normalise.js';
import type { SearchStep } from './search-engine.js';
import type { Understanding } from './understanding.js';
import { type LabelledBy, reach, type Vocabulary } from './vocabulary.js';

/** What is looked for: any of the topics, at any of the places. */
export interface Plan {
  step: SearchStep;
  /** Concepts asked for. */
  asked: string[];
  /** Those and all narrower ones. */
  concepts: string[];
  /** Broader and related concepts, when widened. */
  near: string[];
  sectors: string[];
  places: string[];
  countries: string[];
  rest: string;
  words: string[];
  /** What has one of the words in a label, by the word: the labels are not in the documents. */
  labelled: Map<string, LabelledBy>;
  typos: boolean;
  /** Exactly these records, the best first: what names and spellings found, joined with what the words found. */
  only: string[] | null;
  /** Records with a name so close to the query that they come first, whatever else it means; the closest first. */
  named: string[];
  /** Folded words spelt like those of the query, to be marked in the texts. */
  alike: string[];
  /** The words that were compared as a name, empty where none were. */
  name: string;
}

/** What was asked, without any widening. */
export function askedPlan(vocabulary: Vocabulary, understanding: Understanding): Plan {
  const idsOf = (noun: string) =>
    understanding.understood.filter((each) => each.active && each.noun === noun).map((each) => each.id);
  const asked = idsOf('concept');
  return {
    step: 'asked',
    asked,
    concepts: reach(vocabulary.narrower, asked),
    near: [],
    sectors: idsOf('sector'),
    places: idsOf('place'),
    countries: idsOf('country'),
    rest: understanding.rest,
    words: understanding.words,
    labelled: new Map(
      understanding.words.flatMap((word): [string, LabelledBy][] => {
        const by = vocabulary.labelled.get(fold(word));
        return by ? [[word, by]] : [];
      }),
    ),
    typos: false,
    only: null,
    named: [],
    alike: [],
    name: '',
  };
}

/** The wider searches in the order in which they are tried; only those that differ from what was asked. */
export function widerPlans(vocabulary: Vocabulary, plan: Plan): Plan[] {
  const plans: Plan[] = [];
  if (plan.words.length > 0) plans.push(respelt(vocabulary, plan));
  const near = plan.asked.flatMap((id) => [
    ...(vocabulary.broader.get(id) ?? []),
    ...(vocabulary.related.get(id) ?? []),
  ]);
  const fresh = [...new Set(near)].filter((id) => !plan.concepts.includes(id));
  if (fresh.length > 0) plans.push({ ...plan, step: 'broader-concept', near: fresh });
  const parents = plan.sectors.flatMap((id) => vocabulary.sectors.get(id)?.parentId ?? []);
  const sectors = [
    ...new Set([...parents, ...plan.asked.flatMap((id) => vocabulary.conceptSectors.get(id) ?? [])]),
  ].filter((id) => !plan.sectors.includes(id));
  if (sectors.length > 0)
    plans.push({ ...plan, step: 'parent-sector', near: fresh, sectors: [...plan.sectors, ...sectors] });
  const home = [
    ...new Set([...plan.countries, ...plan.places.flatMap((id) => vocabulary.places.get(id)?.countryCode ?? [])]),
  ];
  if (plan.places.length > 0) plans.push({ ...plan, step: 'country', countries: home });
  if (home.length > 0) {
    const around = home.flatMap((code) => vocabulary.countries.get(code)?.neighbours ?? []);
    plans.push({ ...plan, step: 'neighbours', countries: [...new Set([...home, ...around])] });
    if (hasTopic(plan)) plans.push({ ...plan, step: 'anywhere', places: [], countries: [] });
  }
  return plans;
}

/** The same search with what is spelt almost like its words: labels of the vocabulary, and names by the index. */
function respelt(vocabulary: Vocabulary, plan: Plan): Plan {
  const left = plan.rest.split(' ').filter(Boolean);
  const pieces = [plan.rest, ...left, ...left.slice(1).map((word, index) => `${left[index]} ${word}`)];
  const similar = pieces.flatMap((piece) => vocabulary.similar(piece).slice(0, 3));
  const idsOf = (noun: string) => similar.filter((each) => each.noun === noun).map((each) => each.id);
  const asked = [...new Set([...plan.asked, ...idsOf('concept')])];
  return {
    ...plan,
    step: 'typos',
    typos: true,
    asked,
    concepts: reach(vocabulary.narrower, asked),
    sectors: [...new Set([...plan.sectors, ...idsOf('sector')])],
    places: [...new Set([...plan.places, ...idsOf('place')])],
    countries: [...new Set([...plan.countries, ...idsOf('country')])],
  };
}

/** Whether more than a place is asked for. */
export function hasTopic(plan: Plan): boolean {
  return plan.asked.length > 0 || plan.sectors.length > 0 || plan.rest !== '';
}
