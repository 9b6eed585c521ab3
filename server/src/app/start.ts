import { resolve } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config.js';
import { checkServer, type Database, migrate, openDatabase } from './database.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';

/** An open, migrated database, and how to let go of it. */
export interface OpenedDatabase {
  orm: Database;
  close(): Promise<void>;
}

/** Opens the configured database, or starts the embedded one; checks its version and brings its schema up to date. */
export async function openMigrated(config: Config, log: Logger, root: string): Promise<OpenedDatabase> {
  const embedded = config.DATABASE_URL ? null : await startEmbeddedPostgres(resolve(root, config.DATA_DIR));
  try {
    const orm = await openDatabase(config.DATABASE_URL ?? embedded?.url ?? '');
    await checkServer(orm);
    for (const name of await migrate(orm)) log.info({ migration: name }, 'migrated');
    return {
      orm,
      close: async () => {
        await orm.close(true);
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
