import type { Command } from 'commander';
import { systemClock } from '../foundation/clock.js';
import { matchingTable } from '../matching/evaluation/ranking-report.js';
import { rollBackWeights } from '../matching/weights.js';
import { say, tell, withDatabase } from './command-line.js';
import { evaluateFiles, leftOutInWords, type MatchingOptions } from './evaluate-files.js';
import { explainInWords } from './explain-in-words.js';
import { trainedInWords, trainMatching } from './train-matching.js';

/** The recommender: measuring it, refitting its weights, explaining a pair. */
export function addMatchingCommands(program: Command): void {
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
      for (const line of leftOutInWords(leftOut)) say(line);
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
}
