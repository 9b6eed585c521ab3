import { BadInput } from '../foundation/refusal.js';
import { dayNumber, type Occasion, type Party, type World } from '../matching/evaluation/world.js';
import { BadCell, FileRefused } from './bad-cell.js';
import { dayOf, localisedCells, numberOf, type Row, splitList } from './cells.js';
import { linksCsv } from './links-csv.js';
import { participationsCsv } from './participations-csv.js';
import { projectsCsv } from './projects-csv.js';
import { readRows, requireUtf8 } from './read-rows.js';
import { stakeholdersCsv } from './stakeholders-csv.js';

/** The files of a world; stakeholders with links, or with projects and participations, or both. */
export interface WorldFiles {
  stakeholders: string;
  links?: string;
  projects?: string;
  participations?: string;
}

/** A row that was left out, and why. */
export interface LeftOut {
  file: string;
  line: number;
  reason: string;
}

/**
 * Reads CSV files in the format of import into a world, without a database: countries, sectors and concepts are taken as
 * written, since another network has its own. Throws {@link FileRefused}; rows that cannot be read are told in `leftOut`.
 */
export async function readWorld(files: WorldFiles): Promise<{ world: World; leftOut: LeftOut[] }> {
  if (!files.links && !(files.projects && files.participations))
    throw new BadInput('links', 'give --links, or --projects with --participations.');
  const leftOut: LeftOut[] = [];
  const parties: Party[] = [];
  const positions = new Map<string, number>();
  const each = async (
    file: string,
    noun: { required: readonly string[]; columns: readonly string[] },
    read: (row: Row) => void,
  ) => {
    await requireUtf8(file);
    for await (const found of readRows(file, noun.required, noun.columns)) {
      try {
        if ('broken' in found) throw new BadCell('row', 'unreadable', { value: found.broken });
        read(found.row);
      } catch (error) {
        if (!(error instanceof BadCell)) throw error;
        leftOut.push({ file, line: found.line, reason: error.message });
      }
    }
  };
  const party = (id: string | undefined, column: string) => {
    const at = positions.get(id ?? '');
    if (at === undefined) throw new BadCell(column, 'unknown-in-file', { value: id ?? '', noun: 'stakeholder' });
    return at;
  };

  await each(files.stakeholders, stakeholdersCsv, (row) => {
    const id = needed(row, 'id');
    if (positions.has(id)) throw new BadCell('id', 'twice', { value: id });
    const read = partyFrom(id, row);
    positions.set(id, parties.length);
    parties.push(read);
  });

  const occasions: Occasion[] = [];
  const projects = new Map<string, Occasion>();
  const unread = new Set<string>();
  if (files.projects && files.participations) {
    await each(files.projects, projectsCsv, (row) => {
      const id = needed(row, 'id');
      if (projects.has(id)) throw new BadCell('id', 'twice', { value: id });
      unread.add(id);
      const { text, lang } = textOf(row, ['title', 'text']);
      projects.set(id, {
        project: id,
        day: dayNumber(dayOf(row.starts ?? '', 'starts')),
        members: [],
        hasLead: false,
        text: [text, ...splitList(row.themes ?? '')].join(' '),
        lang,
      });
      unread.delete(id);
    });
    await each(files.participations, participationsCsv, (row) => {
      const project = projects.get(row.project ?? '');
      if (!project) {
        const noun = unread.has(row.project ?? '') ? 'readable project' : 'project';
        throw new BadCell('project', 'unknown-in-file', { value: row.project ?? '', noun });
      }
      const at = party(row.stakeholder, 'stakeholder');
      if (project.members.includes(at))
        throw new BadCell('stakeholder', 'twice-in-it', { value: row.stakeholder ?? '' });
      if (row.role !== 'lead' || project.hasLead) project.members.push(at);
      else {
        project.members.unshift(at);
        project.hasLead = true;
      }
    });
    occasions.push(...projects.values());
  }
  if (files.links) {
    await each(files.links, linksCsv, (row) => {
      const members = [party(row.from, 'from'), party(row.to, 'to')];
      if (members[0] === members[1]) throw new BadCell('to', 'to-itself');
      const day = dayNumber(dayOf(row.since ?? '', 'since'));
      occasions.push({ project: null, day, members, hasLead: false, text: '', lang: 'en' });
    });
  }
  if (parties.length === 0) throw new FileRefused(`${files.stakeholders} holds no stakeholder that can be read.`);
  occasions.sort((a, b) => a.day - b.day);
  return { world: { parties, occasions }, leftOut };
}

function needed(row: Row, column: string): string {
  const value = row[column];
  if (!value) throw new BadCell(column, 'empty');
  return value;
}

/** The texts of some columns in one language: the row's own, or the first there is. */
function textOf(row: Row, columns: readonly string[]): { text: string; lang: string } {
  const lang = row.lang || 'en';
  const texts = columns.map((column) => localisedCells(row, column, lang) ?? {});
  const [main = {}] = texts;
  const chosen = main[lang] === undefined ? (Object.keys(main)[0] ?? lang) : lang;
  return { text: texts.flatMap((each) => each[chosen] ?? Object.values(each)[0] ?? []).join(' '), lang: chosen };
}

function partyFrom(id: string, row: Row): Party {
  const coordinate = (column: 'latitude' | 'longitude', most: number) =>
    row[column] ? numberOf(row[column], column, -most, most) : null;
  return {
    id,
    // Import wants a name; what is only measured is foreseen without one as well.
    name: row.name ?? '',
    country: row.country ?? '',
    region: row.region || null,
    place: row.place || null,
    latitude: coordinate('latitude', 90),
    longitude: coordinate('longitude', 180),
    sectors: splitList(row.sectors ?? ''),
    concepts: splitList(row.concepts ?? ''),
    ...textOf(row, ['description', 'summary']),
    womenLed: Boolean(row.women_led),
  };
}
