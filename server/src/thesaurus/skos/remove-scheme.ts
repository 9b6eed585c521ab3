import type { EntityManager } from '@mikro-orm/postgresql';
import { BadInput, Refused } from '../../foundation/refusal.js';

/** What went with a scheme. */
export interface RemovedScheme {
  scheme: string;
  concepts: number;
  labels: number;
  relations: number;
  /** Times a profile, offering, other record or other vocabulary named one of its concepts; those mentions are gone too. */
  uses: number;
}

/** Tables outside the thesaurus that name concepts, as the database knows them: later rooms may add some. */
async function usesOf(em: EntityManager, scheme: string): Promise<number> {
  const references = await em.execute<{ table: string; column: string }[]>(
    `select k.conrelid::regclass::text as "table", quote_ident(a.attname) as "column"
     from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     where k.contype = 'f' and k.confrelid = 'concept'::regclass
       and k.conrelid::regclass::text not in ('concept_label', 'concept_relation', 'concept_match', 'concept_sector')`,
  );
  // Another vocabulary that was merged into one of its concepts would lose that part of itself.
  const [merged] = await em.execute<{ count: number }[]>(
    `select count(*)::int as count from concept_match m join concept c on c.id = m.concept_id
     where c.scheme_id = ? and m.scheme_id <> c.scheme_id`,
    [scheme],
  );
  let uses = merged?.count ?? 0;
  for (const { table, column } of references) {
    const [row] = await em.execute<{ count: number }[]>(
      `select count(*)::int as count from ${table} r join concept c on c.id = r.${column} where c.scheme_id = ?`,
      [scheme],
    );
    uses += row?.count ?? 0;
  }
  return uses;
}

/**
 * Undoes an import: the scheme's own concepts, and the labels and relations it added to others. Only an imported scheme can
 * be removed. People's own mentions of its concepts are not thrown away unless `evenIfUsed` is said.
 */
export async function removeScheme(
  em: EntityManager,
  scheme: string,
  options: { evenIfUsed?: boolean } = {},
): Promise<RemovedScheme> {
  return em.fork().transactional(async (own) => {
    const [found] = await own.execute<{ imported: boolean }[]>(
      'select imported_at is not null as imported from concept_scheme where id = ? for update',
      [scheme],
    );
    if (!found) throw new BadInput('scheme', `there is no scheme "${scheme}".`);
    if (!found.imported)
      throw new BadInput('scheme', `"${scheme}" was not imported; only imported schemes can be removed.`);
    const uses = await usesOf(own, scheme);
    if (uses > 0 && !options.evenIfUsed) {
      throw new Refused(
        'SCHEME_IN_USE',
        `scheme: "${scheme}" has concepts that records name ${uses} times; remove it with --even-if-used to drop those too.`,
        'scheme',
      );
    }
    const count = async (sql: string) => {
      const [row] = await own.execute<{ count: number }[]>(
        `with gone as (${sql} returning 1) select count(*)::int as count from gone`,
        [scheme],
      );
      return row?.count ?? 0;
    };
    // In bulk and from the leaves: a cascade would go concept by concept.
    const labels = await count('delete from concept_label where scheme_id = ?');
    const relations = await count('delete from concept_relation where scheme_id = ?');
    await own.execute('delete from concept_match where scheme_id = ?', [scheme]);
    const concepts = await count('delete from concept where scheme_id = ?');
    await own.execute('delete from concept_scheme where id = ?', [scheme]);
    return { scheme, concepts, labels, relations, uses };
  });
}
