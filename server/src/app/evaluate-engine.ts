import { BadInput } from '../foundation/refusal.js';
import { emptyVocabulary, engineVocabulary } from '../search/evaluation/engine-vocabulary.js';
import { engineWay } from '../search/evaluation/engine-way.js';
import type { Run } from '../search/evaluation/evaluate-search.js';
import type { EvaluationSet } from '../search/evaluation/evaluation-files.js';
import { withScratchTables } from '../search/evaluation/scratch-tables.js';
import { dropMeilisearchIndex } from '../search/meilisearch-connection.js';
import { meilisearchIndex } from '../search/meilisearch-index.js';
import { postgresIndex } from '../search/postgres-index.js';
import type { Config } from './config.js';
import { type Database, openDatabase } from './database.js';

export const evaluatedEngines = ['postgres', 'meilisearch'] as const;
export type EvaluatedEngine = (typeof evaluatedEngines)[number];

/** What the product's engine finds in an index of its own beside the real one, with our vocabulary and without any. */
export async function engineWays(
  orm: Database,
  config: Config,
  engine: EvaluatedEngine,
  { documents, queries }: EvaluationSet,
  vocabularyFile: string | undefined,
  progress: (words: string) => void,
): Promise<Record<string, Run>> {
  const host = config.MEILI_URL;
  if (engine === 'meilisearch' && !host)
    throw new BadInput('engine', 'meilisearch needs MEILI_URL, and MEILI_MASTER_KEY where it has one.');
  const place = { host: host ?? '', masterKey: config.MEILI_MASTER_KEY, prefix: 'wasl_evaluation' };
  const vocabulary = await engineVocabulary(orm.em.fork(), vocabularyFile);
  const drop = () => (engine === 'meilisearch' ? dropMeilisearchIndex(place) : undefined);
  await drop();
  try {
    return await withScratchTables(
      orm,
      (schema) => openDatabase(orm.config.get('clientUrl') ?? '', { schema }),
      async (scratch) => {
        const index = engine === 'postgres' ? postgresIndex(scratch) : meilisearchIndex(scratch, place);
        const find = (known: typeof vocabulary) => engineWay(scratch, index, known, documents, queries, progress);
        const plain = await find(emptyVocabulary());
        return { [`${engine} engine`]: await find(vocabulary), 'engine, no concepts': plain };
      },
    );
  } finally {
    await drop();
  }
}
