import type { World } from './world.js';

const counted =
  "table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('session', 'rate_limit', 'outbox_reader') and table_name not like 'search%'";

/** What every table holds, so that not even a changed word goes unnoticed; sessions, and what search writes by itself, are left out. */
export async function everythingIn(world: World): Promise<unknown[]> {
  const em = world.orm.em.fork();
  const tables = await em.execute<{ name: string }[]>(
    `select table_name as name from information_schema.tables where ${counted} order by 1`,
  );
  const each = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) as rows, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as content from ${name} t`,
  );
  const jobs = `select 'jobs', count(*), '' from graphile_worker._private_jobs`;
  return em.execute(`${[...each, jobs].join(' union all ')} order by 1`);
}
