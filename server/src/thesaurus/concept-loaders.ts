import { batched, groupBy, keyBy } from '../foundation/batching.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import type { LocalisedText } from '../foundation/localised-text.js';
import { Concept, ConceptLabel, ConceptRelation, ConceptSector } from './concept.js';

/** Concepts by identifier, one statement a request. */
export const conceptOf = batched<HasDatabase, Concept | null>(
  async (ids, { em }) => keyBy(await em.find(Concept, { id: { $in: [...ids] } }), (row) => row.id),
  () => null,
);

/** All labels of concepts, preferred first, one statement a request. */
export const labelsOf = batched<HasDatabase, ConceptLabel[]>(
  async (ids, { em }) =>
    groupBy(
      await em.find(
        ConceptLabel,
        { conceptId: { $in: [...ids] } },
        { orderBy: [{ preferred: 'desc' }, { label: 'asc' }] },
      ),
      (row) => row.conceptId,
    ),
  () => [],
);

/** Preferred labels of concepts as localised text, one statement a request, and nothing else of them read. */
export const preferredLabelsOf = batched<HasDatabase, LocalisedText>(
  async (ids, { em }) => {
    const rows = await em.execute<{ id: string; labels: LocalisedText }[]>(
      `select concept_id as id, json_object_agg(lang, label) as labels from concept_label
       where preferred and concept_id in (select jsonb_array_elements_text(?::jsonb)) group by 1`,
      [JSON.stringify(ids)],
    );
    return new Map(rows.map(({ id, labels }) => [id, labels]));
  },
  () => ({}),
);

/** Identifiers of the concepts a concept points to, by kind of relation. */
export const relationsOf = batched<HasDatabase, ConceptRelation[]>(
  async (ids, { em }) => groupBy(await em.find(ConceptRelation, { fromId: { $in: [...ids] } }), (row) => row.fromId),
  () => [],
);

/** Relations that point to a concept: its narrower ones, and the other end of related. */
export const relationsTo = batched<HasDatabase, ConceptRelation[]>(
  async (ids, { em }) => groupBy(await em.find(ConceptRelation, { toId: { $in: [...ids] } }), (row) => row.toId),
  () => [],
);

/** Sector identifiers of concepts. */
export const conceptSectorsOf = batched<HasDatabase, ConceptSector[]>(
  async (ids, { em }) =>
    groupBy(await em.find(ConceptSector, { conceptId: { $in: [...ids] } }), (row) => row.conceptId),
  () => [],
);

/** Preferred labels as localised text. */
export function preferredLabels(labels: readonly ConceptLabel[]): LocalisedText {
  return Object.fromEntries(labels.filter((each) => each.preferred).map((each) => [each.lang, each.label]));
}

/** Concepts for a list of identifiers, in that order, without the unknown. */
export async function conceptsOf(context: HasDatabase, ids: readonly string[]): Promise<Concept[]> {
  const found = await Promise.all(ids.map((id) => conceptOf(context, id)));
  return found.filter((each) => each !== null);
}
