import type { EntityManager } from '@mikro-orm/postgresql';
import type { Cluster } from '../clusters/cluster.js';
import { contactsIn } from '../foundation/contact-in-text.js';
import type { HasDatabase, HasLanguage } from '../foundation/database-slice.js';
import { idFrom } from '../foundation/ids.js';
import { plainTextRefusal } from '../foundation/plain-text.js';
import { addressFrom } from '../identity/invite-account.js';
import { type HasViewer, isSecretariat } from '../identity/viewer.js';
import { alike } from '../stakeholders/create-stakeholder.js';
import { fold } from '../thesaurus/normalise.js';
import { BadCell } from './bad-cell.js';
import { asStakeholderRow, countriesByName, type MemberField } from './member-columns.js';
import type { MemberImport } from './member-import.js';
import type { ImportedStakeholder } from './stakeholder-row.js';
import { stakeholdersCsv } from './stakeholders-csv.js';
import { readVocabularies } from './vocabularies.js';

/** Somebody who is already here with a name like that of a row. */
export interface Alike {
  id: string;
  slug: string;
  name: string;
  nameLang: string;
  /** A member of a cluster one looks after, into which the row can be merged; others are only to be looked at. */
  mayMerge: boolean;
}

/** What would become of a row: a member, a refusal naming the column, or a question because somebody is like it. */
export interface PreparedRow {
  line: number;
  name: string;
  /** Identifier the row will have, the same each time it is looked at. */
  id: string;
  record: ImportedStakeholder | null;
  refusal: BadCell | null;
  alike: Alike[];
}

/** Reads the rows of an import by what its columns are said to be; writes nothing. */
export async function prepareRows(
  { em, viewer, lang }: HasDatabase & HasViewer & HasLanguage,
  list: MemberImport,
  cluster: Cluster,
  fields: readonly (MemberField | null)[],
  today: string,
): Promise<PreparedRow[]> {
  const [countries, vocabularies] = await Promise.all([countriesByName(em), readVocabularies(em)]);
  const lineOf = new Map<string, number>();
  const rows = (list.rows ?? []).map(({ line, cells }): PreparedRow => {
    const id = idFrom('member import', list.id, String(line));
    const row = asStakeholderRow(cells, fields, countries, { id: cluster.id, country: cluster.countryCode }, lang);
    const prepared = { line, id, name: row.name ?? '', record: null, refusal: null, alike: [] };
    try {
      for (const [column, cell] of Object.entries(row)) {
        const refusal =
          cell && plainTextRefusal(column, cell, /^(summary|description)/.test(column) ? 'lines' : 'line');
        if (refusal) throw new BadCell(column, 'not-plain');
      }
      const record = stakeholdersCsv.read(row, null, { vocabularies, references: new Map(), today });
      requirePublicWords(record);
      const key = `${record.country} ${fold(record.name)}`;
      const earlier = lineOf.get(key);
      if (earlier) throw new BadCell('name', 'in-another-row', { value: record.name, line: earlier });
      lineOf.set(key, line);
      return { ...prepared, record };
    } catch (error) {
      if (!(error instanceof BadCell)) throw error;
      return { ...prepared, refusal: error };
    }
  });
  const likely = await alikeTo(em, rows, isSecretariat(viewer) ? null : viewer.facilitates);
  return rows.map((row) => ({ ...row, alike: likely.get(row.line) ?? [] }));
}

/** The words others will read hold no contacts; an address that is none is told now rather than when it is written to. */
function requirePublicWords(record: ImportedStakeholder): void {
  for (const [field, texts] of [
    ['name', [record.name]],
    ['summary', Object.values(record.summary)],
    ['description', Object.values(record.description)],
  ] as const) {
    for (const text of texts) {
      const [found] = contactsIn(text);
      if (found) throw new BadCell(field, 'contact-in-it', { value: found.words });
      const most = field === 'summary' ? 300 : 4000;
      if (text.length > most) throw new BadCell(field, 'too-long', { length: text.length, most });
    }
  }
  const { email } = record.contacts;
  if (!email) return;
  try {
    addressFrom(email);
  } catch {
    throw new BadCell('email', 'not-an-address', { value: email });
  }
}

/** Who is here already with a name like each row's, in the same country: three at most, the likeliest first. */
async function alikeTo(
  em: EntityManager,
  rows: readonly PreparedRow[],
  clusters: readonly string[] | null,
): Promise<Map<number, Alike[]>> {
  const given = rows.flatMap(({ line, record }) =>
    record ? [{ line, name: record.name, country: record.country }] : [],
  );
  if (given.length === 0) return new Map();
  const found = await em.execute<(Alike & { line: number })[]>(
    `select given.line, s.id, s.slug, s.name, s.name_lang as "nameLang",
       (mine.is and (s.status = 'published' or not owned.is)) as "mayMerge"
     from jsonb_to_recordset(?::jsonb) as given (line int, name text, country text)
     cross join lateral (
       select s.*, best.likeness from stakeholder s
       cross join lateral (select max(similarity(lower(unaccent(each)), lower(unaccent(given.name)))) as likeness
         from (select s.name as each union all select value->>'name' from jsonb_array_elements(s.other_names)) names) best
       where s.country_code = given.country and best.likeness >= ?
       order by best.likeness desc, s.id limit 3) s
     cross join lateral (select exists (select 1 from membership m where m.stakeholder_id = s.id
       and (?::text[] is null or m.cluster_id = any(?::text[]))) as is) mine
     cross join lateral (select exists (select 1 from delegate d where d.stakeholder_id = s.id) as is) owned
     where (mine.is and (s.status = 'published' or not owned.is))
       or (s.status = 'published' and coalesce(s.visibility->>'profile', 'members') <> 'facilitators')
     order by given.line, s.likeness desc, s.id`,
    [JSON.stringify(given), alike, ...[0, 1].map(() => (clusters ? `{${clusters.join(',')}}` : null))],
  );
  const byLine = new Map<number, Alike[]>();
  for (const { line, ...each } of found) byLine.set(line, [...(byLine.get(line) ?? []), each]);
  return byLine;
}
