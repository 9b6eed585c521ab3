import { type Command } from 'commander';
import { type Clock, systemClock } from '../foundation/clock.js';
import { Refused } from '../foundation/refusal.js';
import { followOutbox } from '../search/indexing.js';
import { type Failed, root, type Seeds, say, tell, untilStopped, wholeNumber, withDatabase } from './command-line.js';
import { rebuildAll } from './commands-of-search.js';
import { type Config, readConfig } from './config.js';
import { diagnose } from './doctor.js';
import { serve } from './http.js';
import { doJob, startJobs } from './jobs.js';
import { createLogger } from './logger.js';
import { outlive } from './outlive.js';
import { openSearchEngines } from './search-engines.js';

const ahead = '--days-ahead <number>';

/** The clock so many days on, which a demonstration alone may have. */
function clockAhead(config: Config, days: number): Clock {
  if (days > 0 && config.DEMONSTRATION === 'off') {
    throw new Refused('NOT_ALLOWED', '--days-ahead: only a demonstration may live in the future.');
  }
  return { now: () => new Date(systemClock.now().getTime() + days * 86_400_000) };
}

/** Running Wasl and keeping it well: serve, job, worker, migrate, seed, doctor. */
export function addRunningCommands(program: Command, seeds: Seeds, failed: Failed): void {
  program
    .command('serve')
    .description('serve the client and /graphql; DEMONSTRATION=off for real use')
    .option(ahead, 'as if so many days had gone by; with JOBS=off beside a server of today', wholeNumber)
    .action(async ({ daysAhead = 0 }: { daysAhead?: number }) => {
      const config = readConfig(process.env);
      const clock = clockAhead(config, daysAhead);
      const log = createLogger(config.LOG_LEVEL);
      outlive(log);
      await withDatabase(async (orm) => {
        await seeds.seedIfEmpty(orm, config.DEMONSTRATION === 'on');
        const running = await serve(orm, config, log, clock);
        say(`Wasl is at ${running.url}`);
        await untilStopped();
        await running.close();
      });
    });

  program
    .command('job')
    .argument('<name>', 'such as expire-introductions or daily-digest')
    .description('do one job now, as its hour would')
    .option(ahead, 'as if so many days had gone by: shows in a demonstration what time does', wholeNumber)
    .action((name: string, { daysAhead = 0 }: { daysAhead?: number }) =>
      withDatabase(async (orm) => {
        const config = readConfig(process.env);
        await doJob(orm, config, name, clockAhead(config, daysAhead));
        say(`Done: ${name}.`);
      }),
    );

  program
    .command('worker')
    .description('keep the search index true and do the jobs until stopped')
    .action(() =>
      withDatabase(async (orm) => {
        const log = createLogger(readConfig(process.env).LOG_LEVEL);
        outlive(log);
        const engines = openSearchEngines(orm, readConfig(process.env), log);
        const followers = engines.all.map((engine) =>
          followOutbox(orm, engine, (error) => log.error({ err: error, engine: engine.name }, 'the index lags')),
        );
        const config = readConfig(process.env);
        const publicUrl = config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`;
        const stopJobs = await startJobs(orm, config, log, systemClock, publicUrl, engines.embedded);
        say('The worker follows the outbox and does the jobs.');
        await untilStopped();
        await stopJobs();
        await Promise.all(followers.map((stop) => stop()));
      }),
    );

  program
    .command('migrate')
    .description('bring the schema up to date')
    .action(() => withDatabase(async () => say('The schema is up to date.')));

  program
    .command('seed')
    .description('fill an empty database; with --size, grow the demonstration world for benchmarks')
    .option('--size <stakeholders>', 'grow the invented world to this many stakeholders', wholeNumber)
    .action((options: { size?: number }) =>
      withDatabase(async (orm) => {
        await seeds.seedIfEmpty(orm, options.size !== undefined || readConfig(process.env).DEMONSTRATION === 'on');
        if (options.size === undefined) return say('The database holds the vocabularies and programme facts.');
        const began = Date.now();
        const made = await seeds.growWorld(orm, options.size, (done) =>
          tell(`${done} of ${options.size} stakeholders`),
        );
        if (made === 0) return say(`The database holds ${options.size} stakeholders or more already.`);
        tell('building the search index');
        await rebuildAll(orm);
        say(`${made} stakeholders added, ${Math.round((Date.now() - began) / 1000)} s.`);
      }),
    );

  program
    .command('doctor')
    .description('say what is wrong with this set-up')
    .action(async () => {
      for await (const finding of diagnose(process.env, root)) {
        say(`${finding.state.padEnd(5)} ${finding.subject}: ${finding.words}`);
        if (finding.state === 'wrong') failed();
      }
    });
}
