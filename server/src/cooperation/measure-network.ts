import pg from 'pg';
import type { HasDatabase } from '../foundation/database-slice.js';
import type { Job } from '../foundation/jobs.js';
import { buildSnapshot } from './build-snapshot.js';
import { type Standing, standings } from './standing.js';

const batch = 5000;

/** Works out communities and centralities every night and when a server starts, and puts them in place of the last ones. */
export const measureNetwork: Job = {
  name: 'measure-network',
  every: '20 2 * * *',
  atStart: true,
  async run(_, { em, clock }) {
    const client = new pg.Client({ connectionString: em.config.get('clientUrl') });
    await client.connect();
    try {
      const now = clock.now();
      const { snapshot } = await buildSnapshot(client, now.toISOString().slice(0, 10));
      await keepStandings({ em }, standings(snapshot), now);
    } finally {
      await client.end();
    }
  },
};

/** Replaces all of them in one transaction; whoever was deleted meanwhile is passed over. */
async function keepStandings({ em }: HasDatabase, found: readonly Standing[], now: Date): Promise<void> {
  await em.transactional(async (em) => {
    await em.execute('delete from network_standing');
    for (let from = 0; from < found.length; from += batch)
      await em.execute(
        `insert into network_standing (stakeholder_id, community, page_rank, betweenness, computed_at)
         select s.id, row.community, row.page_rank, row.betweenness, ?
         from json_to_recordset(?::json) as row(id uuid, community int, page_rank float8, betweenness float8)
         join stakeholder s on s.id = row.id`,
        [
          now,
          JSON.stringify(
            found.slice(from, from + batch).map(({ id, community, pageRank, betweenness }) => ({
              id,
              community,
              page_rank: pageRank,
              betweenness,
            })),
          ),
        ],
      );
  });
}

/** The communities of some stakeholders, as last worked out; those without links that everyone may see have none. */
export async function communitiesOf({ em }: HasDatabase, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await em.execute<{ stakeholder_id: string; community: number }[]>(
    'select stakeholder_id, community from network_standing where stakeholder_id = any(?::uuid[])',
    [`{${ids.join(',')}}`],
  );
  return new Map(rows.map((row) => [row.stakeholder_id, row.community]));
}
