import { type Command, Option } from 'commander';
import { chooseEvaluation, type EvaluateCommand, writeRun } from '../search/evaluation/choose-evaluation.js';
import { type EvaluateOptions, evaluateSearch } from '../search/evaluation/evaluate-search.js';
import { reportTable } from '../search/evaluation/evaluation-report.js';
import { type Failed, type Seeds, say, tell, withDatabase } from './command-line.js';
import { readConfig } from './config.js';
import type { Database } from './database.js';
import { type EvaluatedEngine, engineWays, evaluatedEngines } from './evaluate-engine.js';
import { createLogger } from './logger.js';
import { openSearchEngines } from './search-engines.js';

/** Builds the index of every engine anew and says how long each took. */
export async function rebuildAll(orm: Database): Promise<void> {
  for (const engine of openSearchEngines(orm, readConfig(process.env), createLogger('warn')).all) {
    const began = Date.now();
    const count = await engine.rebuild((done, of) => tell(`${engine.name}: ${done} of ${of} stakeholders`));
    tell('');
    say(`${engine.name}: ${count} documents in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
  }
}

/** The search index: making it anew, comparing it with the rows, measuring it. */
export function addSearchCommands(program: Command, seeds: Seeds, failed: Failed): void {
  const search = program.command('search').description('the search index');
  search
    .command('rebuild')
    .description('build every document anew')
    .action(() => withDatabase((orm) => rebuildAll(orm)));

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
          if (wrong.length > 0 || stored !== documents) failed();
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
          if (report.unknown > 0)
            say(`${report.unknown} judgements name a query or document that is not there; passed over`);
          if (report.rows.length > 0) say(reportTable(report.rows));
        });
      },
    );
}
