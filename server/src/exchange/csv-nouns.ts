import type { CsvNoun } from './csv-noun.js';
import { linksCsv } from './links-csv.js';
import { offeringsCsv } from './offerings-csv.js';
import { participationsCsv } from './participations-csv.js';
import { projectsCsv } from './projects-csv.js';
import { stakeholdersCsv } from './stakeholders-csv.js';

export type { CsvNoun } from './csv-noun.js';

export const nounNames = ['stakeholders', 'offerings', 'links', 'projects', 'participations'] as const;
export type NounName = (typeof nounNames)[number];

/** The five files, in the order in which they refer to each other. */
export const csvNouns: { name: NounName; format: CsvNoun<object> }[] = [
  { name: 'stakeholders', format: stakeholdersCsv },
  { name: 'offerings', format: offeringsCsv },
  { name: 'links', format: linksCsv },
  { name: 'projects', format: projectsCsv },
  { name: 'participations', format: participationsCsv },
];
