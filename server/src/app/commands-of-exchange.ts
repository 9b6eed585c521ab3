import type { Command } from 'commander';
import { exportCsv } from '../exchange/export-csv.js';
import { importCsv } from '../exchange/import-csv.js';
import { systemClock } from '../foundation/clock.js';
import { type Failed, say, tell, wholeNumber, withDatabase } from './command-line.js';

/** Bringing CSV files in and out. */
export function addExchangeCommands(program: Command, failed: Failed): void {
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
        if (refused > 0) failed();
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
}
