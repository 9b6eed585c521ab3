import type { ImportResult } from './import-vocabulary.js';
import type { SkosReport } from './skos-vocabulary.js';

const shown = 10;

function firstOf<T>(list: readonly T[], words: (each: T) => string): string[] {
  return [
    ...list.slice(0, shown).map((each) => `  ${words(each)}`),
    ...(list.length > shown ? [`  … ${list.length - shown} more`] : []),
  ];
}

/** The report of an import as lines to read, each list with its first ten. */
export function reportInWords(report: SkosReport, result: ImportResult, dryRun: boolean): string[] {
  const languages = Object.entries(report.labels).sort(([, one], [, other]) => other - one);
  return [
    `Read: ${report.statements} statements, ${report.concepts} concepts, ${report.broader} broader, ${report.related} related, ${report.exactMatches} exact matches.`,
    `Labels: ${languages.map(([lang, count]) => `${lang} ${count}`).join(', ')}.`,
    `Refused: ${report.refused.length}`,
    ...firstOf(report.refused, (each) => `${each.uri}: ${each.reason}`),
    `Without any relation: ${report.orphans.length}`,
    ...firstOf(report.orphans, (each) => each),
    `Preferred labels of several concepts: ${report.duplicateLabels.length}`,
    ...firstOf(report.duplicateLabels, (each) => `${each.text} (${each.lang}): ${each.uris.join(', ')}`),
    `Scheme ${result.scheme}: ${result.created} concepts created, ${result.merged} merged, ${result.labels} labels and ${result.relations} relations added${dryRun ? ' (dry run: nothing written)' : ''}.`,
    ...(result.leftOut.length > 0
      ? [
          `Broader relations left out, since they would close a circle with ours: ${result.leftOut.length}`,
          ...firstOf(result.leftOut, (each) => `${each.from} → ${each.to}`),
        ]
      : []),
  ];
}
