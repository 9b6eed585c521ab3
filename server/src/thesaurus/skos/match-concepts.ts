import type { EntityManager } from '@mikro-orm/postgresql';
import { fold } from '../normalise.js';
import type { SkosConcept } from './skos-vocabulary.js';

/** The address under which an outside vocabulary can name a concept of ours, as in `urn:wasl:concept:copperware`. */
export const ourAddress = 'urn:wasl:concept:';

interface Known {
  id: string;
  preferred: Map<string, string>;
}

async function knownConcepts(em: EntityManager): Promise<Known[]> {
  const rows = await em.execute<{ id: string; lang: string; label: string }[]>(
    `select c.id, l.lang, l.label from concept c join concept_label l on l.concept_id = c.id
     where c.status = 'approved' and l.preferred order by c.id`,
  );
  const known = new Map<string, Known>();
  for (const { id, lang, label } of rows) {
    const one = known.get(id) ?? { id, preferred: new Map<string, string>() };
    one.preferred.set(lang, fold(label));
    known.set(id, one);
  }
  return [...known.values()];
}

async function knownAddresses(em: EntityManager): Promise<Map<string, string>> {
  const matches = await em.execute<{ uri: string; id: string }[]>(
    'select uri, min(concept_id) as id from concept_match group by uri having count(distinct concept_id) = 1',
  );
  const ours = await em.execute<{ id: string }[]>(`select id from concept where status = 'approved'`);
  return new Map([
    ...matches.map((row): [string, string] => [row.uri, row.id]),
    ...ours.map((row): [string, string] => [ourAddress + row.id, row.id]),
  ]);
}

/**
 * Which concepts of a file are ones that we have: skos:exactMatch (or the address) says so, or exactly one of ours has the
 * same preferred label in every language that both have. Two candidates are none: a wrong merge is worse than a double.
 */
export async function matchConcepts(em: EntityManager, concepts: readonly SkosConcept[]): Promise<Map<string, string>> {
  const addresses = await knownAddresses(em);
  const byLabel = new Map<string, Known[]>();
  for (const known of await knownConcepts(em)) {
    for (const [lang, label] of known.preferred) {
      const key = `${lang} ${label}`;
      byLabel.set(key, [...(byLabel.get(key) ?? []), known]);
    }
  }
  const matches = new Map<string, string>();
  for (const { uri, exactMatch, labels } of concepts) {
    const byAddress = [uri, ...exactMatch].map((each) => addresses.get(each)).find((id) => id !== undefined);
    if (byAddress) {
      matches.set(uri, byAddress);
      continue;
    }
    const preferred = labels.filter((each) => each.preferred).map(({ lang, text }) => ({ lang, label: fold(text) }));
    const alike = new Set(preferred.flatMap(({ lang, label }) => byLabel.get(`${lang} ${label}`) ?? []));
    const same = [...alike].filter((known) =>
      preferred.every(({ lang, label }) => (known.preferred.get(lang) ?? label) === label),
    );
    if (same.length === 1 && same[0]) matches.set(uri, same[0].id);
  }
  return matches;
}
