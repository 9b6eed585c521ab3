import type { Command } from 'commander';
import type { ConceptKind } from '../thesaurus/concept.js';
import { importThesaurusFile } from '../thesaurus/skos/import-thesaurus-file.js';
import { removeScheme } from '../thesaurus/skos/remove-scheme.js';
import { reportInWords } from '../thesaurus/skos/report-in-words.js';
import { say, withDatabase } from './command-line.js';

/** Vocabularies brought in from elsewhere and taken out again. */
export function addThesaurusCommands(program: Command): void {
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
}
