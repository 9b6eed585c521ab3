import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Cluster } from '../clusters/cluster.js';
import { audit } from '../foundation/audit.js';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase, HasLanguage } from '../foundation/database-slice.js';
import { newId, requireId } from '../foundation/ids.js';
import { BadInput, NotAllowed, NotFound } from '../foundation/refusal.js';
import { type HasViewer, isFacilitatorOf, isSecretariat } from '../identity/viewer.js';
import { FileRefused } from './bad-cell.js';
import { readTable, type Table } from './read-table.js';

export type ImportContext = HasDatabase & HasLanguage & HasViewer & { clock: Clock; requestId: string };

/** A file of members has at most so many bytes. */
export const mostBytes = 2_000_000;

/** What a row became. `version` is the one that this import left, so that later work on it is not taken back with it. */
export interface ImportedRow {
  line: number;
  stakeholderId: string;
  became: 'created' | 'merged' | 'proposed';
  version: number;
  /** The edit that waits for the member. */
  edit?: string;
  /** What stood before a merge into a draft. */
  before?: object;
}

/** A list of members on its way in: read, then done, then possibly undone. The rows are kept only until it is done. */
@Entity({ tableName: 'member_import' })
export class MemberImport {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  clusterId!: string;

  @Property({ type: 'uuid', nullable: true })
  byId!: string | null;

  @Property({ type: 'text' })
  fileName!: string;

  @Property({ type: 'json' })
  header!: string[];

  @Property({ type: 'json', nullable: true })
  rows!: Table['rows'] | null;

  @Property({ type: 'text' })
  state!: 'read' | 'done' | 'undone';

  @Property({ type: 'json' })
  result!: ImportedRow[];

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  doneAt!: Date | null;

  @Property({ type: 'integer' })
  version!: number;
}

/** The cluster, for those who may bring members into it. */
export async function clusterForImport({ em, viewer }: HasDatabase & HasViewer, id: string): Promise<Cluster> {
  const cluster = await em.findOne(Cluster, { id });
  if (!cluster) throw new NotFound('cluster');
  if (!isFacilitatorOf(viewer, [id]) && !isSecretariat(viewer)) {
    throw new NotAllowed('Only those who facilitate this cluster, or the secretariat, bring members into it.');
  }
  return cluster;
}

/** The import, for those who look after its cluster; for others it does not exist. */
export async function importSeen(context: HasDatabase & HasViewer, id: string): Promise<MemberImport> {
  const found = await context.em.findOne(MemberImport, { id: requireId(id, 'import') }, { refresh: true });
  if (!found) throw new NotFound('import');
  if (!isFacilitatorOf(context.viewer, [found.clusterId]) && !isSecretariat(context.viewer)) {
    throw new NotFound('import');
  }
  return found;
}

/** Takes in a file as it was sent, reads it and keeps its rows until it is decided what becomes of them. */
export async function receiveImport(
  context: ImportContext,
  clusterId: string,
  fileName: string,
  bytes: Buffer,
): Promise<string> {
  await clusterForImport(context, clusterId);
  const { header, rows } = await readTable(bytes).catch((error: unknown) => {
    if (error instanceof FileRefused) throw new BadInput('file', 'cannot be read: {reason}', { reason: error.message });
    throw error;
  });
  const name =
    fileName
      .replaceAll(/[\p{Cc}/\\]+/gu, ' ')
      .trim()
      .slice(-200) || 'list';
  return context.em.transactional(async (em) => {
    const id = newId();
    await em.insert(MemberImport, {
      id,
      clusterId,
      byId: context.viewer.accountId,
      fileName: name,
      header,
      rows,
      state: 'read',
      result: [],
      createdAt: context.clock.now(),
      doneAt: null,
      version: 1,
    });
    await audit(em, {
      actor: context.viewer.accountId ?? '',
      action: 'members read',
      noun: 'cluster',
      recordId: clusterId,
      after: { import: id, file: name, rows: rows.length },
      requestId: context.requestId,
    });
    return id;
  });
}
