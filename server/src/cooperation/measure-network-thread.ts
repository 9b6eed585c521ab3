import 'reflect-metadata';
import { workerData } from 'node:worker_threads';
import pg from 'pg';
import { standBack } from '../foundation/stand-back.js';
import { buildSnapshot } from './build-snapshot.js';
import { type Standing, standings } from './standing.js';

/** What the thread is given: where the database is, and when the job was done. */
export interface Measuring {
  url: string;
  now: Date;
}

const batch = 5000;

/** Replaces all of them in one transaction; whoever was deleted meanwhile is passed over. */
async function keepStandings(client: pg.Client, found: readonly Standing[], now: Date): Promise<void> {
  await client.query('begin');
  await client.query('delete from network_standing');
  for (let from = 0; from < found.length; from += batch)
    await client.query(
      `insert into network_standing (stakeholder_id, community, page_rank, betweenness, computed_at)
       select s.id, row.community, row.page_rank, row.betweenness, $1
       from json_to_recordset($2::json) as row(id uuid, community int, page_rank float8, betweenness float8)
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
  await client.query('commit');
}

standBack();
const { url, now } = workerData as Measuring;
const client = new pg.Client({ connectionString: url, application_name: 'wasl measures the network' });
await client.connect();
try {
  const { snapshot } = await buildSnapshot(client, now.toISOString().slice(0, 10));
  await keepStandings(client, standings(snapshot), now);
} finally {
  await client.end();
}
