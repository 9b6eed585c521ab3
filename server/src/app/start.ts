import { resolve } from 'node:path';
import type { Logger } from 'pino';
import { checkDatabase, migrationTrouble } from './check-database.js';
import type { Config } from './config.js';
import { type Database, migrate, openDatabase } from './database.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { letGo } from './let-go.js';

/** An open, migrated database, and how to let go of it. */
export interface OpenedDatabase {
  orm: Database;
  close(): Promise<void>;
}

/** Opens the configured database, or starts the embedded one; checks its version and leaves its schema as it is. */
export async function openAsIs(config: Config, root: string): Promise<OpenedDatabase> {
  const embedded = config.DATABASE_URL ? null : await startEmbeddedPostgres(resolve(root, config.DATA_DIR));
  try {
    const url = config.DATABASE_URL ?? embedded?.url ?? '';
    await checkDatabase(url);
    const orm = await openDatabase(url);
    return {
      orm,
      close: async () => {
        // A connection that was lost in the middle of a statement is never given back.
        await letGo(orm.close(true));
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** Opens the database and brings its schema up to date. */
export async function openMigrated(config: Config, log: Logger, root: string): Promise<OpenedDatabase> {
  const opened = await openAsIs(config, root);
  try {
    for (const name of await migrate(opened.orm)) log.info({ migration: name }, 'migrated');
    return opened;
  } catch (error) {
    await opened.close();
    throw migrationTrouble(error);
  }
}
