import { pgArray } from '../search/pg-array.js';
import { insertRows } from './bulk.js';
import { oneOf } from './cells.js';
import type { CsvNoun } from './csv-noun.js';

/** Who took part in a project, as the CSV tells it. */
export interface ImportedParticipation {
  project: string;
  stakeholder: string;
  role: string;
}

const roles = ['lead', 'partner'] as const;

/** A participation is known by its two ends: it has no identifier of its own. */
function idOf(record: ImportedParticipation): string {
  return `${record.project} ${record.stakeholder}`;
}

/** Participations of stakeholders in projects, one a row; a project has one lead at most. */
export const participationsCsv: CsvNoun<ImportedParticipation> = {
  noun: 'participation',
  required: ['project', 'stakeholder'],
  columns: ['project', 'stakeholder', 'role'],
  externalId: (row) => `${row.project}>${row.stakeholder}`,
  refersTo: (row) => [
    { noun: 'project', id: row.project ?? '', column: 'project' },
    { noun: 'stakeholder', id: row.stakeholder ?? '', column: 'stakeholder' },
  ],
  newId: () => '',
  ownId: idOf,
  read: (row, before, { references }) => ({
    project: references.get(`project ${row.project}`) ?? '',
    stakeholder: references.get(`stakeholder ${row.stakeholder}`) ?? '',
    role: row.role ? oneOf(row.role, roles, 'role') : (before?.role ?? 'partner'),
  }),
  async load(em, ids) {
    const rows = await em.execute<ImportedParticipation[]>(
      `select project_id as project, stakeholder_id as stakeholder, role from participation
       where project_id = any(?::uuid[])`,
      [pgArray([...new Set(ids.map((id) => id.split(' ')[0] ?? ''))])],
    );
    const wanted = new Set(ids);
    return new Map(rows.map((record) => [idOf(record), record] as const).filter(([id]) => wanted.has(id)));
  },
  async save(em, records) {
    const rowOf = ({ record }: { record: ImportedParticipation }) => ({
      project_id: record.project,
      stakeholder_id: record.stakeholder,
      role: record.role,
    });
    const columns = 'project_id uuid, stakeholder_id uuid, role text';
    const made = await insertRows(
      em,
      'participation',
      columns,
      records.filter((each) => each.isNew).map(rowOf),
      "project_id::text || ' ' || stakeholder_id",
    );
    const changed = await em.execute<{ id: string }[]>(
      `update participation p set role = given.role from jsonb_to_recordset(?::jsonb) as given (${columns})
       where p.project_id = given.project_id and p.stakeholder_id = given.stakeholder_id
         and (given.role <> 'lead' or not exists (select 1 from participation o where o.project_id = p.project_id
           and o.role = 'lead'))
       returning p.project_id || ' ' || p.stakeholder_id as id`,
      [JSON.stringify(records.filter((each) => !each.isNew).map(rowOf))],
    );
    const done = new Set([...made, ...changed.map((each) => each.id)]);
    return records.filter(({ id }) => !done.has(id)).map((each) => each.id);
  },
  cells: (_id, record, external) => ({
    project: external(record.project),
    stakeholder: external(record.stakeholder),
    role: record.role,
  }),
};
