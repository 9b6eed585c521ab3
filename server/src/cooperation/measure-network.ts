import { Worker } from 'node:worker_threads';
import type { HasDatabase } from '../foundation/database-slice.js';
import type { Job } from '../foundation/jobs.js';
import type { Measuring } from './measure-network-thread.js';

/** Threads run what was built, in tests too: they know nothing of how tests read TypeScript. */
const thread = new URL('../../dist/cooperation/measure-network-thread.js', import.meta.url);

/**
 * Works out communities and centralities every night and when a server starts, and puts them in place of the last ones. In
 * a thread of its own: at 100,000 stakeholders it computes for many seconds, and a server must answer meanwhile.
 */
export const measureNetwork: Job = {
  name: 'measure-network',
  every: '20 2 * * *',
  atStart: true,
  run: (_, { em, clock }) =>
    new Promise((done, fail) => {
      const workerData: Measuring = { url: em.config.get('clientUrl') as string, now: clock.now() };
      const worker = new Worker(thread, { workerData });
      worker.once('error', fail);
      worker.once('exit', (code) =>
        code === 0 ? done() : fail(new Error(`Measuring the network ended with ${code}.`)),
      );
    }),
};

/** The communities of some stakeholders, as last worked out; those without links that everyone may see have none. */
export async function communitiesOf({ em }: HasDatabase, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await em.execute<{ stakeholder_id: string; community: number }[]>(
    'select stakeholder_id, community from network_standing where stakeholder_id = any(?::uuid[])',
    [`{${ids.join(',')}}`],
  );
  return new Map(rows.map((row) => [row.stakeholder_id, row.community]));
}
