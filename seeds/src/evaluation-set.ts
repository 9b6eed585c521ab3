import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { type EvaluationSet, type EvaluationText, readJudgements, readTexts } from '@wasl/server/seeding';
import { type Profile, readProfiles } from './profile.js';
import { readCsv } from './read-data.js';

const folder = fileURLToPath(new URL('../evaluation/', import.meta.url));

/** What one query of our set asks for, in whichever language: its identifier without the language at its end. */
export function needOf(queryId: string): string {
  return queryId.replace(/-[a-z]+$/, '');
}

/** The half that a query belongs to, by what it asks for, so that no half knows a query of the other in another language. */
export function isHeldBack(queryId: string): boolean {
  return (createHash('sha256').update(needOf(queryId)).digest()[0] ?? 0) % 2 === 1;
}

/** Names by language from a row of a vocabulary. */
function nameIn(rows: Map<string, Record<string, string>>, id: string, lang: string): string {
  return rows.get(id)?.[lang] ?? '';
}

/** The demonstration profiles as plain texts: what is written in them and nothing of their concepts or other names. */
export function evaluationDocuments(profiles: readonly Profile[] = readProfiles()): EvaluationText[] {
  const places = new Map(readCsv('places.csv').map((row) => [row.id ?? '', row]));
  const countries = new Map(readCsv('countries.csv').map((row) => [row.code ?? '', row]));
  return profiles.map(({ id, name, place, country, summary, description, offerings }) => {
    const lang = Object.keys(summary)[0] ?? '';
    const sentences = [
      summary[lang],
      ...(description[lang] ?? []),
      ...offerings.flatMap((each) => [each.title[lang], each.text[lang]]),
      [nameIn(places, place, lang), nameIn(countries, country, lang)].filter(Boolean).join(', '),
    ];
    return { id, lang, title: name, text: sentences.filter(Boolean).join('\n'), kind: '' };
  });
}

/** Our judged queries over the demonstration profiles: the open half, or the half that is not looked at while tuning. */
export function evaluationSet(heldBack: boolean): EvaluationSet {
  const queries = readTexts(`${folder}queries.jsonl`).filter(({ id }) => isHeldBack(id) === heldBack);
  return { documents: evaluationDocuments(), queries, judgements: readJudgements(`${folder}judgements.tsv`) };
}
