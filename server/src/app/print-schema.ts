import { writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildApi } from './api.js';

/** The schema as text, sorted, so that a diff tells the story of a change. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(buildApi()))}\n`;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const file = new URL('../../../schema/schema.graphql', import.meta.url);
  writeFileSync(file, printedSchema());
}
