import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import type { Seeds } from './app/command-line.js';
import { addExchangeCommands } from './app/commands-of-exchange.js';
import { addMatchingCommands } from './app/commands-of-matching.js';
import { addRunningCommands } from './app/commands-of-running.js';
import { addSearchCommands } from './app/commands-of-search.js';
import { addThesaurusCommands } from './app/commands-of-thesaurus.js';
import { WrongSetting } from './app/config.js';
import { FileRefused } from './exchange/bad-cell.js';
import { Refused } from './foundation/refusal.js';

export type { Seeds };

/** Runs `wasl …`; returns the exit code: 0 done, 1 failed or refused, 2 called wrongly. */
export async function runCommand(args: string[], seeds: Seeds): Promise<number> {
  let code = 0;
  const failed = () => {
    code = 1;
  };
  const program = new Command('wasl')
    .description('Wasl from the command line, on the configured database (DATABASE_URL) or the embedded one in .data')
    .exitOverride()
    .showHelpAfterError('Add --help to see what is possible.');
  addRunningCommands(program, seeds, failed);
  addExchangeCommands(program, failed);
  addSearchCommands(program, seeds, failed);
  addMatchingCommands(program);
  addThesaurusCommands(program);

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
