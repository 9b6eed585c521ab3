import pg from 'pg';
import { WrongSetting } from './config.js';

const extensions = ['pg_trgm', 'unaccent', 'btree_gin'];
const patience = 5000;

/** Where the database is, without the password. */
function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}

/** What stands in the way, by the codes of PostgreSQL and of the network, and what to do about it. */
function wordsFor(error: { code?: string; message: string }, url: string): string {
  const place = placeOf(url);
  switch (error.code) {
    case '28P01':
    case '28000':
      return `The database at ${place} refuses the user or the password: correct them in DATABASE_URL.`;
    case '3D000':
      return `The server at ${place} has no database of that name: create it (createdb -E UTF8 …) or correct DATABASE_URL.`;
    case '53300':
      return `The server at ${place} has no connection left: raise max_connections or stop other programs.`;
    case '57P03':
      return `The server at ${place} is starting up or shutting down: try again in a moment.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `There is no host ${new URL(url).hostname}: correct DATABASE_URL.`;
    case 'ECONNREFUSED':
      return `Nothing answers at ${place}: start PostgreSQL there or correct DATABASE_URL.`;
    default:
      return `The database at ${place} cannot be reached (${error.message}): check DATABASE_URL, the network and that PostgreSQL runs.`;
  }
}

/** Checks before anything is opened that the database can carry Wasl; says in one sentence what is wrong and what to do. */
export async function checkDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patience });
  try {
    await client.connect();
  } catch (error) {
    throw new WrongSetting(wordsFor(error as Error, url));
  }
  try {
    const { rows } = await client.query(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
         pg_is_in_recovery() as replica, current_user as "user", current_database() as name,
         has_schema_privilege('public', 'create') as tables, has_database_privilege(current_database(), 'create') as objects,
         to_regnamespace('graphile_worker') is not null as queue,
         array(select extname::text from pg_extension) as installed,
         array(select name::text from pg_available_extensions) as available`,
    );
    const found = rows[0];
    if (found.version < 160000) {
      throw new WrongSetting(
        `PostgreSQL ${Math.floor(found.version / 10000)} at ${placeOf(url)} is too old: Wasl needs version 16 or newer.`,
      );
    }
    if (found.replica) {
      throw new WrongSetting(`The server at ${placeOf(url)} only reads (a replica): name its primary in DATABASE_URL.`);
    }
    if (found.encoding !== 'UTF8') {
      throw new WrongSetting(
        `The database ${found.name} is in ${found.encoding}: make one with createdb -E UTF8 -T template0.`,
      );
    }
    if (!found.tables) {
      throw new WrongSetting(
        `The user ${found.user} may not make tables in ${found.name}: as its owner run: grant create on schema public to "${found.user}";`,
      );
    }
    const missing = extensions.filter((each) => !found.installed.includes(each));
    const absent = missing.filter((each) => !found.available.includes(each));
    if (absent.length > 0) {
      throw new WrongSetting(
        `The server lacks the extensions ${absent.join(', ')}: install the package postgresql-contrib there.`,
      );
    }
    if ((missing.length > 0 || !found.queue) && !found.objects) {
      throw new WrongSetting(
        `The user ${found.user} may not add extensions and the queue’s schema to ${found.name}: as its owner run: grant create on database "${found.name}" to "${found.user}";`,
      );
    }
  } finally {
    await client.end();
  }
}

/** Turns what stops a migration into one sentence, where an administrator can act; a bug stays a bug. */
export function migrationTrouble(error: unknown): unknown {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  const reason = message?.split(' - ').at(-1) ?? '';
  if (code === '42P07' || code === '42723' || code === '42710') {
    return new WrongSetting(
      `The database holds things that Wasl’s migrations did not make (${reason}): give it an empty database, or put back a backup.`,
    );
  }
  if (code === '42P01' || code === '42703') {
    return new WrongSetting(
      `The database is not as its list of migrations says (${reason}): put back a backup, or give it an empty database.`,
    );
  }
  if (code === '42501') {
    return new WrongSetting(`The user of DATABASE_URL may not change the schema (${reason}): start once as its owner.`);
  }
  return error;
}
