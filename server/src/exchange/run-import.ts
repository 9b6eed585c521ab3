import { LockMode } from '@mikro-orm/core';
import { isUnseen, memberLookedAfter, requireNotOwn } from '../edits/edit-policy.js';
import { ProposedEdit } from '../edits/proposed-edit.js';
import { propose } from '../edits/write-for-member.js';
import { audit } from '../foundation/audit.js';
import { BadInput, Refused } from '../foundation/refusal.js';
import { lockProfile, profileOf, writeProfile } from '../stakeholders/edit-profile.js';
import type { ProfileInput } from '../stakeholders/profile-input.js';
import { type Maturity, type SizeBand, Stakeholder } from '../stakeholders/stakeholder.js';
import type { MemberField } from './member-columns.js';
import { clusterForImport, type ImportContext, type ImportedRow, importSeen, MemberImport } from './member-import.js';
import { type PreparedRow, prepareRows } from './preview-import.js';
import type { ImportedStakeholder } from './stakeholder-row.js';
import { stakeholdersCsv } from './stakeholders-csv.js';

/** What is to become of a row that is like somebody already here; a row without a choice is left out. */
export interface RowChoice {
  line: number;
  become: 'new' | 'merge' | 'skip';
  /** Into whom it is merged. */
  with: string | null;
}

export interface ImportCounts {
  created: number;
  merged: number;
  skipped: number;
  refused: number;
}

/**
 * Brings the list in by one transaction: new members as drafts that wait for their yes, and rows merged into members that
 * are here, where they fill what is empty. What a member would show to others is proposed to it, never written over it.
 */
export async function runImport(
  context: ImportContext,
  id: string,
  version: number,
  fields: readonly (MemberField | null)[],
  choices: readonly RowChoice[],
): Promise<ImportCounts> {
  return context.em.transactional(async (em) => {
    const inside = { ...context, em };
    const list = await lockImport(inside, id, version, 'read');
    const cluster = await clusterForImport(inside, list.clusterId);
    const today = context.clock.now().toISOString().slice(0, 10);
    const rows = await prepareRows(inside, list, cluster, fields, today);
    const choiceOf = new Map(choices.map((each) => [each.line, each]));
    const counts: ImportCounts = { created: 0, merged: 0, skipped: 0, refused: 0 };
    const fresh: { row: PreparedRow; record: ImportedStakeholder }[] = [];
    const result: ImportedRow[] = [];
    for (const row of rows) {
      const choice = choiceOf.get(row.line);
      const become = choice?.become ?? (row.alike.length > 0 ? 'skip' : 'new');
      if (!row.record) counts.refused++;
      else if (become === 'skip') counts.skipped++;
      else if (become === 'new') fresh.push({ row, record: row.record });
      else {
        const into = row.alike.find((each) => each.mayMerge && each.id === choice?.with);
        if (!into) throw new BadInput('choices', 'names nobody that row {line} can be merged into', { line: row.line });
        const merged = await merge(inside, row.line, into.id, row.record).catch((error: unknown) => {
          // Whoever ended letters to an address is not asked; the other rows are none of theirs.
          if (error instanceof Refused && error.extensions.code === 'NO_LETTERS') return null;
          throw error;
        });
        if (merged) result.push(merged);
        counts[merged ? 'merged' : 'refused']++;
      }
    }
    const refused = new Set(
      await stakeholdersCsv.save(
        em,
        fresh.map(({ row, record }) => ({ id: row.id, record, isNew: true })),
      ),
    );
    for (const { row } of fresh.filter((each) => !refused.has(each.row.id))) {
      result.push({ line: row.line, stakeholderId: row.id, became: 'created', version: 1 });
      counts.created++;
    }
    counts.refused += refused.size;
    Object.assign(list, { state: 'done', rows: null, result, doneAt: context.clock.now(), version: list.version + 1 });
    await trace(inside, 'members imported', list, counts);
    return counts;
  });
}

/** Fills what is empty in a member that is here, as a proposal where others see it. */
async function merge(
  context: ImportContext,
  line: number,
  stakeholderId: string,
  record: ImportedStakeholder,
): Promise<ImportedRow> {
  const { em } = context;
  const member = await memberLookedAfter(context, stakeholderId);
  requireNotOwn(context, stakeholderId);
  const row = await lockProfile(em, stakeholderId, member.row.version);
  const before = await profileOf(em, row);
  const input = fillOf(before, record);
  const done = { line, stakeholderId, version: row.version };
  if (Object.keys(input).length === 0) return { ...done, became: 'merged' };
  if (isUnseen(member)) {
    await writeProfile(context, em, row, { ...input, version: row.version }, 'profile merged from a list');
    return { ...done, became: 'merged', version: row.version, before: restoring(before) };
  }
  const asking = { message: '', email: record.contacts.email ?? null };
  return { ...done, became: 'proposed', edit: await propose(context, row, 'profile', null, input, false, asking) };
}

type Standing = Awaited<ReturnType<typeof profileOf>>;

const texts = (source: Record<string, string>) => Object.entries(source).map(([lang, text]) => ({ lang, text }));

/** Of what the list says, that about which the profile says nothing. */
function fillOf(before: Standing, record: ImportedStakeholder): Omit<ProfileInput, 'version'> {
  const lacks = (texts: Record<string, string>, given: Record<string, string>) =>
    Object.keys(given).some((lang) => !texts[lang]);
  return {
    ...(lacks(before.summary, record.summary) ? { summary: texts({ ...record.summary, ...before.summary }) } : {}),
    ...(lacks(before.description, record.description)
      ? { description: texts({ ...record.description, ...before.description }) }
      : {}),
    ...(before.sectors.length === 0 && record.sectors.length > 0 ? { sectors: record.sectors } : {}),
    ...(before.concepts.length === 0 && record.concepts.length > 0 ? { concepts: record.concepts } : {}),
    ...(before.languages.length === 0 && record.languages.length > 0 ? { languages: record.languages } : {}),
    ...(!before.placeId && record.place ? { placeId: record.place } : {}),
    ...(!before.sizeBand && record.size ? { sizeBand: record.size as SizeBand } : {}),
    ...(!before.foundedYear && record.founded ? { foundedYear: record.founded } : {}),
    ...(!before.website && record.website ? { website: record.website } : {}),
  };
}

/** What is written to have it as it was. */
function restoring(before: Standing): Omit<ProfileInput, 'version'> {
  const { summary, description, concepts, languages, placeId, sizeBand, foundedYear, website, maturity } = before;
  const sectors = before.sectors.length > 0 ? { sectors: before.sectors } : {};
  return {
    summary: texts(summary),
    description: texts(description),
    ...sectors,
    concepts,
    languages,
    placeId,
    sizeBand,
    foundedYear,
    website,
    maturity: maturity as Maturity | null,
  };
}

/**
 * Takes an import back: drafts that it made and nobody has touched or been asked about are removed, proposals that wait
 * are withdrawn, drafts it filled are as they were. What somebody has worked on or confirmed since stays, and is counted.
 */
export async function undoImport(
  context: ImportContext,
  id: string,
  version: number,
): Promise<{ removed: number; kept: number }> {
  return context.em.transactional(async (em) => {
    const inside = { ...context, em };
    const list = await lockImport(inside, id, version, 'done');
    const counts = { removed: 0, kept: 0 };
    for (const each of list.result) counts[(await takeBack(inside, each)) ? 'removed' : 'kept']++;
    Object.assign(list, { state: 'undone', version: list.version + 1 });
    await trace(inside, 'import of members undone', list, counts);
    return counts;
  });
}

async function takeBack(context: ImportContext, each: ImportedRow): Promise<boolean> {
  const { em, clock } = context;
  const row = await em.findOne(
    Stakeholder,
    { id: each.stakeholderId },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  if (!row) return false;
  if (each.became === 'proposed') {
    const back = { state: 'withdrawn' as const, decidedAt: clock.now(), email: null, tokenHash: null };
    return (await em.nativeUpdate(ProposedEdit, { id: each.edit ?? '', state: 'waiting' }, back)) > 0;
  }
  // Nothing was empty that the list could fill.
  if (each.became === 'merged' && !each.before) return true;
  const [taken] = await em.execute<{ yes: boolean }[]>(
    `select exists (select 1 from delegate where stakeholder_id = ?)
       or exists (select 1 from proposed_edit where stakeholder_id = ? and state = 'waiting') as yes`,
    [row.id, row.id],
  );
  if (row.status !== 'draft' || row.version !== each.version || taken?.yes) return false;
  if (each.became === 'created') {
    em.remove(row);
    await em.flush();
  } else if (each.before) {
    const input = { ...(each.before as Omit<ProfileInput, 'version'>), version: row.version };
    await writeProfile(context, em, row, input, 'merge of a list undone');
  }
  return true;
}

async function lockImport(
  context: ImportContext,
  id: string,
  version: number,
  state: MemberImport['state'],
): Promise<MemberImport> {
  await importSeen(context, id);
  const list = await context.em.findOneOrFail(
    MemberImport,
    { id },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  if (list.version !== version || list.state !== state) {
    throw new Refused('CHANGED_MEANWHILE', 'this import has been done or undone meanwhile.', 'version');
  }
  return list;
}

async function trace(context: ImportContext, action: string, list: MemberImport, counts: object): Promise<void> {
  await audit(context.em, {
    actor: context.viewer.accountId ?? '',
    action,
    noun: 'cluster',
    recordId: list.clusterId,
    after: { import: list.id, ...counts },
    requestId: context.requestId,
  });
}
