import { basename, extname } from 'node:path';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type ImportOptions, type ImportResult, importVocabulary } from './import-vocabulary.js';
import { readSkos } from './read-skos.js';
import type { SkosReport } from './skos-vocabulary.js';

/** A scheme's name from its file: `Crafts Council.ttl` is crafts-council. */
function schemeNameOf(path: string): string {
  const name = basename(path, extname(path)).normalize('NFKD').toLowerCase();
  return name
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
}

/** Reads a SKOS file and brings it in, in one go; what was found in the file and what was done are told apart. */
export async function importThesaurusFile(
  path: string,
  { em, ...options }: Omit<ImportOptions, 'scheme'> & { em: EntityManager; scheme?: string },
): Promise<{ report: SkosReport; result: ImportResult }> {
  const { vocabulary, report } = await readSkos(path);
  const scheme = options.scheme ?? schemeNameOf(path);
  const result = await importVocabulary(em, vocabulary, { source: basename(path), ...options, scheme });
  return { report, result };
}
