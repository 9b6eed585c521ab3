import 'reflect-metadata';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig, WrongSetting } from './app/config.js';
import type { Database } from './app/database.js';
import { requireFreePort, serve } from './app/http.js';
import { createLogger } from './app/logger.js';
import { outlive } from './app/outlive.js';
import { openMigrated } from './app/start.js';
import { Account } from './identity/account.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Starts Wasl: config, database, first seeding (handed in by the start script), server; returns a clean stop. */
export async function start(
  seedIfEmpty: (orm: Database, demonstration: boolean) => Promise<void>,
  tellAddress: (url: string) => void = () => {},
): Promise<() => Promise<void>> {
  const config = readConfig(process.env);
  await requireFreePort(config);
  const log = createLogger(config.LOG_LEVEL);
  outlive(log);
  const database = await openMigrated(config, log, resolve(root));
  try {
    await seedIfEmpty(database.orm, config.DEMONSTRATION === 'on');
    const running = await serve(database.orm, config, log);
    // Built before it is first asked for; whoever asks sooner waits for this one.
    running.snapshot().catch((error: unknown) => log.error({ err: error }, 'the picture of the network is not built'));
    tellAddress(running.url);
    process.stdout.write(`\n  Wasl is at ${running.url}\n  Stop it with Ctrl-C.\n`);
    if (config.DEMONSTRATION === 'on') await tellAccounts(database.orm, running.url);
    process.stdout.write('\n');
    return async () => {
      await running.close();
      await database.close();
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Names the invented people one can sign in as; there are no passwords to tell. */
async function tellAccounts(orm: Database, url: string): Promise<void> {
  const accounts = await orm.em.fork().find(Account, { demonstration: true }, { orderBy: { createdAt: 'asc' } });
  if (accounts.length === 0) return;
  const names = accounts.map((each) => each.name).join(', ');
  process.stdout.write(`\n  Demonstration accounts, one click each at ${url}/sign-in:\n  ${names}\n`);
}

/** Says a wrong setting in one sentence and anything else with its trace, since that is a bug for us to read. */
export function sayWhy(error: unknown): void {
  const words = error instanceof WrongSetting ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`\nWasl did not start. ${words}\n`);
}
