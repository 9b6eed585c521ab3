import 'reflect-metadata';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { readConfig, WrongSetting } from './app/config.js';
import type { Database } from './app/database.js';
import { diagnose } from './app/doctor.js';
import { type EvaluatedEngine, engineWays, evaluatedEngines } from './app/evaluate-engine.js';
import { evaluateFiles, type MatchingOptions } from './app/evaluate-files.js';
import { explainInWords } from './app/explain-in-words.js';
import { serve } from './app/http.js';
import { doJob, startJobs } from './app/jobs.js';
import { createLogger } from './app/logger.js';
import { outlive } from './app/outlive.js';
import { openSearchEngines } from './app/search-engines.js';
import { openMigrated } from './app/start.js';
import { trainedInWords, trainMatching } from './app/train-matching.js';
import { FileRefused } from './exchange/bad-cell.js';
import { exportCsv } from './exchange/export-csv.js';
import { importCsv } from './exchange/import-csv.js';
import { systemClock } from './foundation/clock.js';
import { Refused } from './foundation/refusal.js';
import { matchingTable } from './matching/evaluation/ranking-report.js';
import { rollBackWeights } from './matching/weights.js';
import { chooseEvaluation, type EvaluateCommand, writeRun } from './search/evaluation/choose-evaluation.js';
import { type EvaluateOptions, evaluateSearch } from './search/evaluation/evaluate-search.js';
import type { EvaluationSet } from './search/evaluation/evaluation-files.js';
import { reportTable } from './search/evaluation/evaluation-report.js';
import { followOutbox } from './search/indexing.js';
import type { ConceptKind } from './thesaurus/concept.js';
import { importThesaurusFile } from './thesaurus/skos/import-thesaurus-file.js';
import { removeScheme } from './thesaurus/skos/remove-scheme.js';
import { reportInWords } from './thesaurus/skos/report-in-words.js';

const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** What the seeds hand in, since the server does not know them. */
export interface Seeds {
  seedIfEmpty(orm: Database, demonstration: boolean): Promise<void>;
  growWorld(orm: Database, size: number, progress: (done: number) => void): Promise<number>;
  /** Our judged queries: the open half or the one held back. */
  evaluationSet(heldBack: boolean): EvaluationSet;
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}

/** Progress goes to stderr, so that what a command prints can be piped. */
function tell(words: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${words}` : `${words}\n`);
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It must be a whole number from 1 up.');
  return number;
}

/** Resolves when the process is asked to end. */
function untilStopped(): Promise<void> {
  return new Promise((done) => {
    process.on('SIGINT', () => done());
    process.on('SIGTERM', () => done());
  });
}

/** Runs one command with the database open: the configured one, or the embedded one, joined where it already runs. */
async function withDatabase<T>(work: (orm: Database) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const database = await openMigrated(config, createLogger('warn'), root);
  try {
    return await work(database.orm);
  } finally {
    await database.close();
  }
}

/** Builds the index of every engine anew; returns how many documents each holds. */
async function rebuildAll(orm: Database): Promise<number> {
  let count = 0;
  for (const engine of openSearchEngines(orm, readConfig(process.env), createLogger('warn')).all) {
    count = await engine.rebuild((done, of) => tell(`${engine.name}: ${done} of ${of} stakeholders`));
  }
  tell('');
  return count;
}

/** Runs `wasl …`; returns the exit code: 0 done, 1 failed or refused, 2 called wrongly. */
export async function runCommand(args: string[], seeds: Seeds): Promise<number> {
  let code = 0;
  const program = new Command('wasl')
    .description('Wasl from the command line, on the configured database (DATABASE_URL) or the embedded one in .data')
    .exitOverride()
    .showHelpAfterError('Add --help to see what is possible.');

  program
    .command('serve')
    .description('serve the client and /graphql; DEMONSTRATION=off for real use')
    .action(async () => {
      const config = readConfig(process.env);
      const log = createLogger(config.LOG_LEVEL);
      outlive(log);
      await withDatabase(async (orm) => {
        await seeds.seedIfEmpty(orm, config.DEMONSTRATION === 'on');
        const running = await serve(orm, config, log);
        say(`Wasl is at ${running.url}`);
        await untilStopped();
        await running.close();
      });
    });

  program
    .command('job')
    .argument('<name>', 'such as expire-introductions or daily-digest')
    .description('do one job now, as its hour would')
    .option(
      '--days-ahead <number>',
      'as if so many days had gone by: shows in a demonstration what time does',
      wholeNumber,
    )
    .action((name: string, { daysAhead = 0 }: { daysAhead?: number }) =>
      withDatabase(async (orm) => {
        const config = readConfig(process.env);
        if (daysAhead > 0 && config.DEMONSTRATION === 'off') {
          throw new Refused('NOT_ALLOWED', '--days-ahead: only a demonstration may live in the future.');
        }
        await doJob(orm, config, name, daysAhead);
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
        const documents = await rebuildAll(orm);
        say(
          `${made} stakeholders added, ${documents} documents indexed, ${Math.round((Date.now() - began) / 1000)} s.`,
        );
      }),
    );

  program
    .command('import')
    .description('bring in CSV files; docs/exchange.md describes them')
    .option('--stakeholders <file>')
    .option('--offerings <file>')
    .option('--links <file>')
    .option('--projects <file>')
    .option('--participations <file>')
    .option('--source <name>', 'whose identifiers the files carry', 'import')
    .option('--batch <rows>', 'rows in one transaction', wholeNumber, 1000)
    .option('--report <file>', 'write the refused rows to this CSV file')
    .option('--dry-run', 'check and count, change nothing', false)
    .action((options) =>
      withDatabase(async (orm) => {
        const result = await importCsv(orm, { ...options, today: systemClock.now() }, tell);
        tell('');
        for (const noun of result.nouns) {
          say(
            `${noun.noun}: ${noun.created} created, ${noun.updated} updated, ${noun.unchanged} unchanged, ${noun.refused} refused${options.dryRun ? ' (dry run: nothing written)' : ''}`,
          );
        }
        for (const each of result.firstRefusals) say(`  ${each.file} line ${each.line}, ${each.field}: ${each.reason}`);
        const refused = result.nouns.reduce((sum, each) => sum + each.refused, 0);
        if (refused > result.firstRefusals.length) say(`  … ${refused - result.firstRefusals.length} more`);
        if (refused > 0) code = 1;
      }),
    );

  program
    .command('export')
    .description('write the same five CSV files back')
    .requiredOption('--out <folder>')
    .option('--source <name>', 'which records to write: those imported under this name, or with wasl all', 'import')
    .option('--with-contacts', 'also write contact details', false)
    .action((options: { out: string; source: string; withContacts: boolean }) =>
      withDatabase(async (orm) => {
        const written = await exportCsv(orm, options);
        for (const [file, rows] of Object.entries(written)) say(`${file}: ${rows} rows`);
        if (Object.values(written).every((rows) => rows === 0))
          say(`Nothing here was imported under the name “${options.source}”; --source wasl writes every record.`);
      }),
    );

  const search = program.command('search').description('the search index');
  search
    .command('rebuild')
    .description('build every document anew')
    .action(() =>
      withDatabase(async (orm) => {
        const began = Date.now();
        const count = await rebuildAll(orm);
        say(`${count} documents in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
      }),
    );

  search
    .command('verify')
    .description('compare every document with the rows it is made from')
    .action(() =>
      withDatabase(async (orm) => {
        for (const engine of openSearchEngines(orm, readConfig(process.env), createLogger('warn')).all) {
          const { documents, stored, wrong } = await engine.verify((done, of) =>
            tell(`${engine.name}: ${done} of ${of} stakeholders compared`),
          );
          tell('');
          say(`${engine.name}: ${documents} documents expected, ${stored} stored, ${wrong.length} differ.`);
          for (const each of wrong.slice(0, 20)) say(`  ${each}`);
          if (wrong.length > 0 || stored !== documents) code = 1;
        }
      }),
    );

  search
    .command('evaluate')
    .description('measure search on documents and judged queries; docs/evaluation.md describes the files')
    .option('--documents <file>', 'JSON lines: id, lang, title, text; our own judged set if left out')
    .option('--queries <file>', 'JSON lines: id, lang, text')
    .option('--judgements <file>', 'query TAB document TAB grade')
    .option('--vocabulary <file>', 'a SKOS vocabulary known beside ours')
    .addOption(
      new Option('--engine <name>', 'also ask this engine of the product, in an index beside').choices(
        evaluatedEngines,
      ),
    )
    .option('--held-back', 'the half of our own set that is not looked at while tuning', false)
    .option('--run <file>', 'write the 100 best documents of each query as JSON')
    .option('--json', 'print the report as JSON', false)
    .action(
      (options: EvaluateCommand & EvaluateOptions & { engine?: EvaluatedEngine; run?: string; json: boolean }) => {
        const set = chooseEvaluation(options, seeds.evaluationSet);
        return withDatabase(async (orm) => {
          // On a fresh copy nothing was started yet: without its vocabularies evaluation would measure a platform nobody runs.
          await seeds.seedIfEmpty(orm, readConfig(process.env).DEMONSTRATION === 'on');
          const ofEngine = () =>
            options.engine
              ? engineWays(orm, readConfig(process.env), options.engine, set, options.vocabulary, tell)
              : Promise.resolve({});
          const { run, ...report } = await evaluateSearch(orm.em.fork(), set, options, tell, ofEngine);
          tell('');
          if (options.run) writeRun(options.run, run);
          if (options.json) return say(JSON.stringify(report, null, 2));
          say(`${report.documents} documents, ${report.queries} queries`);
          if (report.rows.length > 0) say(reportTable(report.rows));
        });
      },
    );

  const matching = program.command('matching').description('the recommender');
  matching
    .command('evaluate')
    .description('measure how well partners are foreseen, on any CSV files in the format of import; docs/evaluation.md')
    .requiredOption('--stakeholders <file>')
    .option('--links <file>', 'dated links')
    .option('--projects <file>', 'dated projects, with --participations')
    .option('--participations <file>')
    .requiredOption('--split <day>', 'what happened before this day is known')
    .option('--until <day>', 'what happened from the split until before this day is foreseen; all if left out')
    .option('--run <file>', 'write the 100 best of each question as JSON')
    .option('--json', 'print the report as JSON', false)
    .action(async (options: MatchingOptions & { json: boolean }) => {
      const { report, leftOut } = await evaluateFiles(options, tell);
      tell('');
      if (options.json) return say(JSON.stringify({ ...report, leftOut }, null, 2));
      for (const each of leftOut.slice(0, 10)) say(`left out: ${each.file} line ${each.line}, ${each.reason}`);
      if (leftOut.length > 10) say(`left out: ${leftOut.length - 10} more rows`);
      const { before, after } = report.occasions;
      say(`${report.stakeholders} stakeholders, ${before} occasions before the split, ${after} to foresee`);
      if (report.rows.length > 0) say(matchingTable(report.rows));
    });

  matching
    .command('train')
    .description('refit the weights from links, introductions and feedback; activates them if they are better')
    .action(() =>
      withDatabase(async (orm) => {
        const trained = await trainMatching(orm, systemClock, tell);
        tell('');
        say(trainedInWords(trained));
      }),
    );

  matching
    .command('rollback')
    .description('take the weights last activated back; those before them hold again')
    .action(() =>
      withDatabase(async (orm) => {
        const { from, to } = await rollBackWeights({ em: orm.em.fork() });
        say(`${from} is taken back; ${to} holds now.`);
      }),
    );

  matching
    .command('explain')
    .description('the account of a pair, both ways')
    .argument('<a>', 'slug or identifier')
    .argument('<b>', 'slug or identifier')
    .option('--lang <language>', 'language of the reasons: en, fr or ar', 'en')
    .action((a: string, b: string, options: { lang: string }) =>
      withDatabase(async (orm) => say(await explainInWords(orm, a, b, options.lang))),
    );

  const thesaurus = program.command('thesaurus').description('vocabularies brought in from elsewhere');
  thesaurus
    .command('import')
    .description('bring in a SKOS vocabulary: Turtle, RDF/XML or JSON-LD')
    .argument('<file>')
    .option('--scheme <name>', 'its name here; the name of the file if left out')
    .option('--title <words>', 'its title; the file’s own if left out')
    .option('--kind <kind>', 'what its concepts name: product, technique, material, service, skill, need, market')
    .option('--merge', 'concepts we have gain its labels instead of standing twice', false)
    .option('--dry-run', 'check and count, change nothing', false)
    .action(
      (
        file: string,
        options: { scheme?: string; title?: string; kind?: ConceptKind; merge: boolean; dryRun: boolean },
      ) =>
        withDatabase(async (orm) => {
          const { report, result } = await importThesaurusFile(file, { ...options, em: orm.em.fork() });
          for (const line of reportInWords(report, result, options.dryRun)) say(line);
        }),
    );

  thesaurus
    .command('remove')
    .description('take an imported vocabulary out again')
    .argument('<scheme>')
    .option('--even-if-used', 'also where records name its concepts', false)
    .action((scheme: string, options: { evenIfUsed: boolean }) =>
      withDatabase(async (orm) => {
        const gone = await removeScheme(orm.em.fork(), scheme, options);
        say(
          `${gone.scheme} removed: ${gone.concepts} concepts, ${gone.labels} labels, ${gone.relations} relations, ${gone.uses} mentions.`,
        );
      }),
    );

  program
    .command('doctor')
    .description('say what is wrong with this set-up')
    .action(async () => {
      for await (const finding of diagnose(process.env, root)) {
        say(`${finding.state.padEnd(5)} ${finding.subject}: ${finding.words}`);
        if (finding.state === 'wrong') code = 1;
      }
    });

  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof WrongSetting || error instanceof Refused || error instanceof FileRefused) {
      process.stderr.write(`${error.message}\n`);
      return 1;
    }
    throw error;
  }
  return code;
}
