import type { SpottedNoun } from '../../thesaurus/spotting.js';
import { type SearchDocument, WrittenText } from '../search-document.js';
import { type Vocabulary, withAncestors } from '../vocabulary.js';
import type { EvaluationText } from './evaluation-files.js';

/** The value that stands most often, the first of equals. */
function mostFrequent(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/**
 * A text as the product would index it if it were a profile that declares nothing: its concepts and sectors are those spotted
 * in it, its place and country those it names most often. `at` is its identifier for the engine.
 */
export function engineDocument(
  vocabulary: Vocabulary,
  { lang, title, text }: EvaluationText,
  at: number,
  withLabels: boolean,
): SearchDocument {
  const texts = [new WrittenText('name', lang, title), new WrittenText('description', lang, text)];
  const spotted = texts.flatMap((each) => vocabulary.spotter.spot(each.text, lang, each.tokens));
  const of = (noun: SpottedNoun) => spotted.filter((each) => each.noun === noun).map((each) => each.id);
  const concepts = [...new Set(of('concept'))];
  const sectors = withAncestors(vocabulary.sectors, [...new Set(of('sector'))]);
  const place = mostFrequent(of('place'));
  const country = mostFrequent(of('country')) ?? vocabulary.places.get(place ?? '')?.countryCode ?? '';
  const labels = withLabels
    ? [
        ...concepts.flatMap((id) => vocabulary.conceptWords.get(id) ?? []),
        ...sectors.flatMap((id) => Object.values(vocabulary.sectors.get(id)?.labels ?? {})),
        ...Object.values(vocabulary.countries.get(country)?.names ?? {}),
        ...Object.values(vocabulary.places.get(place ?? '')?.names ?? {}),
      ]
    : [];
  return {
    noun: 'stakeholder',
    recordId: String(at),
    audiences: ['public', 'members', 'facilitators'],
    title,
    titleLang: lang,
    texts,
    labels: [...new Set(labels)],
    concepts,
    sectors,
    kind: 'company',
    country,
    place,
    region: null,
    size: null,
    languages: [],
    womenForms: [],
    womenEvidence: [],
    directions: [],
    offeringKinds: [],
    agreements: [],
    targets: [],
    clusters: [],
    latitude: null,
    longitude: null,
    updatedAt: '2026-01-01T00:00:00.000Z',
    demonstration: false,
  };
}
