import type { EntityManager } from '@mikro-orm/postgresql';
import { type LocalisedText, localText } from '../foundation/localised-text.js';
import { BadInput, Refused } from '../foundation/refusal.js';
import type { ConceptKind } from './concept.js';
import { tokenise } from './normalise.js';
import { insertRows } from './skos/insert-rows.js';

/** The scheme of what members proposed. It was not imported, so it cannot be removed as an import can. */
export const membersScheme = 'wasl-members';

/** A label to be written. */
export interface NewLabel {
  lang: string;
  text: string;
  /** Country code where the word is regional, else empty. */
  region: string;
}

/** Spellings of one label have one key; empty where a text has no word in it. */
export function labelKey(text: string): string {
  return tokenise(text)
    .map(({ folded }) => folded)
    .join(' ');
}

/** Nobody else writes into the thesaurus until the transaction ends: two concepts never come to have one label. */
export async function lockThesaurus(em: EntityManager): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', ['thesaurus']);
}

/** The concept that has a label in a language, however it is spelt, with its preferred labels. */
export async function conceptCalled(
  em: EntityManager,
  { lang, text }: Pick<NewLabel, 'lang' | 'text'>,
): Promise<{ id: string; labels: LocalisedText } | null> {
  const key = labelKey(text);
  const rows = await em.execute<{ id: string; label: string }[]>(
    `select l.concept_id as id, l.label from concept_label l join concept c on c.id = l.concept_id
     where l.lang = ? and c.status = 'approved' order by l.preferred desc, l.concept_id`,
    [lang],
  );
  const found = rows.find(({ label }) => labelKey(label) === key);
  return found ? { id: found.id, labels: await preferredOf(em, found.id) } : null;
}

async function preferredOf(em: EntityManager, id: string): Promise<LocalisedText> {
  const rows = await em.execute<{ lang: string; label: string }[]>(
    'select lang, label from concept_label where concept_id = ? and preferred',
    [id],
  );
  return Object.fromEntries(rows.map(({ lang, label }) => [lang, label]));
}

/** What a concept is called, to name it to somebody in their language. */
export async function conceptName(em: EntityManager, id: string, lang: string): Promise<string> {
  return localText(await preferredOf(em, id), lang)?.text ?? id;
}

/** Refuses a label that another concept has, naming it in the language of whoever writes. */
async function requireFree(em: EntityManager, field: string, label: NewLabel, lang: string): Promise<void> {
  const other = await conceptCalled(em, label);
  if (!other) return;
  throw new Refused(
    'LABEL_TAKEN',
    '“{term}” is a word for “{concept}” already: write it so that the two can be told apart, such as glass (drink).',
    field,
    { term: label.text, concept: localText(other.labels, lang)?.text ?? other.id },
  );
}

async function ensureScheme(em: EntityManager): Promise<void> {
  await em.execute('insert into concept_scheme (id, title) values (?, ?) on conflict do nothing', [
    membersScheme,
    'Words proposed by members',
  ]);
}

async function insertLabels(
  em: EntityManager,
  id: string,
  labels: readonly (NewLabel & { preferred: boolean })[],
): Promise<void> {
  await insertRows(
    em,
    'concept_label',
    'concept_id text, lang text, region text, label text, preferred boolean, scheme_id text',
    labels.map(({ lang, text, region, preferred }) => ({
      concept_id: id,
      lang,
      region,
      label: text,
      preferred,
      scheme_id: membersScheme,
    })),
  );
}

/** Gives a concept another word, preferred where it has none in that language. Under `lockThesaurus`. */
export async function addLabel(em: EntityManager, id: string, label: NewLabel, lang: string): Promise<void> {
  await requireFree(em, 'term', label, lang);
  const preferred = !(await preferredOf(em, id))[label.lang];
  await ensureScheme(em);
  await insertLabels(em, id, [{ ...label, preferred }]);
}

/** A concept to be written, of which the first label of each language is the preferred one. */
export interface NewConcept {
  kind: ConceptKind;
  labels: NewLabel[];
  broader: string[];
  sectors: string[];
}

/**
 * Writes a concept below others, so that it is no orphan; being new it closes no circle. Those above must be ours: with
 * an imported scheme they could be taken out again, and leave it alone. Under `lockThesaurus`.
 */
export async function addConcept(em: EntityManager, concept: NewConcept, lang: string): Promise<string> {
  for (const label of concept.labels) await requireFree(em, 'labels', label, lang);
  const imported = await em.execute<{ id: string }[]>(
    `select c.id from concept c join concept_scheme s on s.id = c.scheme_id
     where s.imported_at is not null and c.id in (select jsonb_array_elements_text(?::jsonb))`,
    [JSON.stringify(concept.broader)],
  );
  if (imported[0]) {
    throw new BadInput('broader', '“{concept}” belongs to an imported vocabulary: choose one of our own concepts.', {
      concept: await conceptName(em, imported[0].id, lang),
    });
  }
  const id = await freeId(em, concept.labels.find((each) => each.lang === 'en')?.text ?? '');
  const seen = new Set<string>();
  const labels = concept.labels.map((label) => {
    const preferred = !seen.has(label.lang);
    seen.add(label.lang);
    return { ...label, preferred };
  });
  await ensureScheme(em);
  await em.execute(`insert into concept (id, scheme_id, kind, status) values (?, ?, ?, 'approved')`, [
    id,
    membersScheme,
    concept.kind,
  ]);
  await insertLabels(em, id, labels);
  await insertRows(
    em,
    'concept_relation',
    'from_id text, to_id text, kind text, scheme_id text',
    concept.broader.map((to_id) => ({ from_id: id, to_id, kind: 'broader', scheme_id: membersScheme })),
  );
  await insertRows(
    em,
    'concept_sector',
    'concept_id text, sector_id text',
    concept.sectors.map((sector_id) => ({ concept_id: id, sector_id })),
  );
  return id;
}

/** An identifier that can be read, as the others are: `coloured-glass`, with a number where that is taken. */
async function freeId(em: EntityManager, label: string): Promise<string> {
  const slug = label
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
  const wanted = slug || 'word';
  const taken = await em.execute<{ id: string }[]>('select id from concept where id = ? or id like ?', [
    wanted,
    `${wanted}-%`,
  ]);
  const ids = new Set(taken.map(({ id }) => id));
  if (!ids.has(wanted)) return wanted;
  for (let number = 2; ; number++) if (!ids.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
}
