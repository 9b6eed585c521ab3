import type { EntityManager } from '@mikro-orm/postgresql';
import { tokenise } from '../../thesaurus/normalise.js';
import type { EvaluationText } from './evaluation-files.js';

/** What PostgreSQL finds without us: full text in its `simple` configuration, any word of the query, by ts_rank. */
export async function simpleBaseline(
  em: EntityManager,
  documents: readonly EvaluationText[],
  queries: readonly EvaluationText[],
): Promise<Map<string, string[]>> {
  return em.transactional(async (scratch) => {
    await scratch.execute('create temporary table evaluated (id text, words tsvector) on commit drop');
    for (let at = 0; at < documents.length; at += 500) {
      const part = documents.slice(at, at + 500).map(({ id, title, text }) => ({ id, text: `${title} ${text}` }));
      await scratch.execute(
        `insert into evaluated select id, to_tsvector('simple', text)
         from json_to_recordset(?::json) as d(id text, text text)`,
        [JSON.stringify(part).replaceAll('\\u0000', ' ')],
      );
    }
    await scratch.execute('create index on evaluated using gin (words)');
    const found = new Map<string, string[]>();
    for (const { id, text } of queries) {
      const words = [...new Set(tokenise(text).map((each) => each.plain))].map((word) => `'${word}'`).join(' | ');
      const rows =
        words === ''
          ? []
          : await scratch.execute<{ id: string }[]>(
              `select id from evaluated, to_tsquery('simple', ?) q where words @@ q
               order by ts_rank(words, q) desc, id limit 100`,
              [words],
            );
      found.set(
        id,
        rows.map((row) => row.id),
      );
    }
    return found;
  });
}
