import { batched, groupBy, keyBy } from '../foundation/batching.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import {
  KnowledgeCluster,
  KnowledgeConcept,
  KnowledgeCountry,
  KnowledgeRecord,
  KnowledgeSector,
  KnowledgeSource,
  PracticeAnswer,
} from './knowledge-record.js';

export const knowledgeOf = batched<HasDatabase, KnowledgeRecord | null>(
  async (ids, { em }) => keyBy(await em.find(KnowledgeRecord, { id: { $in: [...ids] } }), (row) => row.id),
  () => null,
);

export const knowledgeCountriesOf = batched<HasDatabase, KnowledgeCountry[]>(
  async (ids, { em }) =>
    groupBy(await em.find(KnowledgeCountry, { recordId: { $in: [...ids] } }), (row) => row.recordId),
  () => [],
);

export const knowledgeClustersOf = batched<HasDatabase, KnowledgeCluster[]>(
  async (ids, { em }) =>
    groupBy(await em.find(KnowledgeCluster, { recordId: { $in: [...ids] } }), (row) => row.recordId),
  () => [],
);

export const knowledgeConceptsOf = batched<HasDatabase, KnowledgeConcept[]>(
  async (ids, { em }) =>
    groupBy(await em.find(KnowledgeConcept, { recordId: { $in: [...ids] } }), (row) => row.recordId),
  () => [],
);

export const knowledgeSectorsOf = batched<HasDatabase, KnowledgeSector[]>(
  async (ids, { em }) =>
    groupBy(await em.find(KnowledgeSector, { recordId: { $in: [...ids] } }), (row) => row.recordId),
  () => [],
);

export const knowledgeSourcesOf = batched<HasDatabase, KnowledgeSource[]>(
  async (ids, { em }) =>
    groupBy(
      await em.find(KnowledgeSource, { recordId: { $in: [...ids] } }, { orderBy: { sourceKey: 'asc' } }),
      (row) => row.recordId,
    ),
  () => [],
);

export const answersOf = batched<HasDatabase, PracticeAnswer[]>(
  async (ids, { em }) =>
    groupBy(await em.find(PracticeAnswer, { practiceId: { $in: [...ids] } }), (row) => row.practiceId),
  () => [],
);

/** Knowledge of one kind that concerns a cluster. */
export const clusterKnowledgeOf = batched<HasDatabase, KnowledgeRecord[]>(
  async (ids, { em }) => {
    const rows = await em.find(KnowledgeCluster, { clusterId: { $in: [...ids] } });
    const records = await em.find(
      KnowledgeRecord,
      { id: { $in: rows.map((row) => row.recordId) } },
      { orderBy: { position: 'asc' } },
    );
    const clustersOfRecord = groupBy(rows, (row) => row.recordId);
    const found = new Map<string, KnowledgeRecord[]>();
    for (const record of records) {
      for (const { clusterId } of clustersOfRecord.get(record.id) ?? []) {
        found.set(clusterId, [...(found.get(clusterId) ?? []), record]);
      }
    }
    return found;
  },
  () => [],
);
