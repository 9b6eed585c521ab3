import { LockMode } from '@mikro-orm/core';
import { Place } from '../countries/place.js';
import { audit } from '../foundation/audit.js';
import type { Clock } from '../foundation/clock.js';
import { requireNoContact } from '../foundation/contact-in-text.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { requireId } from '../foundation/ids.js';
import type { LocalisedText } from '../foundation/localised-text.js';
import { BadInput, NotFound, Refused } from '../foundation/refusal.js';
import { type HasViewer, isDelegateOf } from '../identity/viewer.js';
import { Sector } from '../sectors/sector.js';
import { Concept } from '../thesaurus/concept.js';
import { completenessOf } from './completeness.js';
import type { LocalTextInput, ProfileInput } from './profile-input.js';
import { Stakeholder, StakeholderConcept, StakeholderSector } from './stakeholder.js';

type Writer = HasDatabase & HasViewer & { clock: Clock; requestId: string };

/** The stakeholder to write, locked; absent for whoever may not act for it, and refused when changed since `version`. */
export async function lockOwn(context: Writer, em: Writer['em'], id: string, version: number): Promise<Stakeholder> {
  if (!isDelegateOf(context.viewer, requireId(id, 'stakeholder'))) throw new NotFound('stakeholder');
  return lockProfile(em, id, version);
}

/** The row locked, refused when changed since `version`. Whoever asks has looked at who may write it. */
export async function lockProfile(em: Writer['em'], id: string, version: number): Promise<Stakeholder> {
  const row = await em.findOne(Stakeholder, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!row) throw new NotFound('stakeholder');
  if (row.version !== version) {
    throw new Refused(
      'CHANGED_MEANWHILE',
      'the profile has changed since you read it (it is now {now}, you had {had}); nothing was overwritten.',
      'version',
      { now: row.version, had: version },
    );
  }
  return row;
}

/** Changes a profile as one of its delegates: one transaction with its trace, refused whole when one field is wrong. */
export async function editProfile(context: Writer, id: string, input: ProfileInput): Promise<void> {
  await context.em.transactional(async (em) => {
    await writeProfile(context, em, await lockOwn(context, em, id, input.version), input, 'profile edited');
  });
}

/** What a profile says with everything it has, as traces and comparisons keep it. */
export async function profileOf(em: Writer['em'], row: Stakeholder) {
  return { ...traced(row), sectors: await sectorsOf(em, row.id), concepts: await declaredOf(em, row.id) };
}

/** Writes the words of an input into a locked row, in the caller's transaction and with its trace. */
export async function writeProfile(
  context: Writer,
  em: Writer['em'],
  row: Stakeholder,
  input: ProfileInput,
  action: string,
): Promise<void> {
  const { id } = row;
  const before = await profileOf(em, row);
  const { name, nameLang, languages, sizeBand, foundedYear, website, maturity } = input;
  if (name !== undefined) requireNoContact('name', name);
  Object.assign(row, defined({ name: name?.trim(), nameLang, languages, sizeBand, foundedYear, website, maturity }));
  if (input.summary) row.summary = textFrom('summary', input.summary, 300);
  if (input.description) row.description = textFrom('description', input.description, 4000);
  if (input.visibility) {
    row.visibility = {
      ...row.visibility,
      ...Object.fromEntries(input.visibility.map(({ field, audience }) => [field, audience])),
    };
  }
  if (input.placeId !== undefined) await movePlace(em, row, input.placeId);
  const sectors = input.sectors ? await saveSectors(em, row, input.sectors) : before.sectors;
  const concepts = input.concepts ? await saveConcepts(em, id, input.concepts) : before.concepts;
  row.completeness = completenessOf({ ...row, sectors, concepts }).percent;
  await keep(context, em, row, action, before, { ...traced(row), sectors, concepts });
}

/** Publishes a profile or takes it back to a draft; one that says nothing yet is not published. */
export async function publishProfile(context: Writer, id: string, version: number, publish: boolean): Promise<void> {
  await context.em.transactional(async (em) => {
    await showProfile(context, em, await lockOwn(context, em, id, version), publish);
  });
}

/** The same for a locked row, in the caller's transaction. */
export async function showProfile(
  context: Writer,
  em: Writer['em'],
  row: Stakeholder,
  publish: boolean,
): Promise<void> {
  if (row.status === 'suspended') {
    throw new Refused('SUSPENDED', 'the profile is suspended; ask the platform’s desk why.', 'status');
  }
  if (publish && Object.keys(row.summary).length === 0) {
    throw new BadInput('summary', 'must say what you do in a sentence before others can see the profile');
  }
  const before = { status: row.status };
  row.status = publish ? 'published' : 'draft';
  await keep(context, em, row, publish ? 'profile published' : 'profile paused', before, { status: row.status });
}

async function keep(
  context: Writer,
  em: Writer['em'],
  row: Stakeholder,
  action: string,
  before: object,
  after: object,
): Promise<void> {
  row.version++;
  row.updatedAt = context.clock.now();
  await audit(em, {
    actor: context.viewer.accountId ?? 'one-time link',
    action,
    noun: 'stakeholder',
    recordId: row.id,
    before,
    after,
    requestId: context.requestId,
  });
}

function traced(row: Stakeholder) {
  const { name, nameLang, summary, description, placeId, languages, sizeBand, foundedYear, website } = row;
  const { maturity, visibility } = row;
  return {
    name,
    nameLang,
    summary,
    description,
    placeId,
    languages,
    sizeBand,
    foundedYear,
    website,
    maturity,
    visibility,
  };
}

function defined<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** A text as its owner wants it, in each language it is written in; no contact passes in it. */
export function textFrom(field: string, texts: readonly LocalTextInput[], most: number): LocalisedText {
  const kept = texts.map(({ lang, text }) => ({ lang, text: text.trim() })).filter(({ text }) => text !== '');
  for (const { lang, text } of kept) {
    if (text.length > most)
      throw new BadInput(field, 'has {characters} characters in {lang}; at most {most} are kept', {
        characters: text.length,
        lang,
        most,
      });
    requireNoContact(field, text);
  }
  return Object.fromEntries(kept.map(({ lang, text }) => [lang, text]));
}

async function movePlace(em: Writer['em'], row: Stakeholder, placeId: string | null): Promise<void> {
  const place = placeId === null ? null : await em.findOne(Place, { id: placeId });
  if (placeId !== null && !place) throw new BadInput('placeId', 'is not a place we know; choose one from the list');
  Object.assign(row, {
    placeId,
    placeName: null,
    regionCode: null,
    // Shown, sorted and filtered by the town's centre; an address is never kept.
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    ...(place ? { countryCode: place.countryCode } : {}),
  });
}

async function sectorsOf(em: Writer['em'], stakeholderId: string): Promise<string[]> {
  const rows = await em.find(StakeholderSector, { stakeholderId }, { orderBy: { position: 'asc' } });
  return rows.map((row) => row.sectorId);
}

async function declaredOf(em: Writer['em'], stakeholderId: string): Promise<string[]> {
  const rows = await em.find(StakeholderConcept, { stakeholderId, origin: 'declared' });
  return rows.map((row) => row.conceptId);
}

async function saveSectors(em: Writer['em'], row: Stakeholder, given: readonly string[]): Promise<string[]> {
  const ids = [...new Set(given)];
  if ((await em.count(Sector, { id: { $in: ids } })) !== ids.length) {
    throw new BadInput('sectors', 'names a sector that is not in the taxonomy; choose from the list');
  }
  row.mainSectorId = ids[0] ?? null;
  await em.nativeDelete(StakeholderSector, { stakeholderId: row.id });
  await em.insertMany(
    StakeholderSector,
    ids.map((sectorId, position) => ({ stakeholderId: row.id, sectorId, position })),
  );
  return ids;
}

async function saveConcepts(em: Writer['em'], stakeholderId: string, given: readonly string[]): Promise<string[]> {
  const ids = [...new Set(given)];
  if ((await em.count(Concept, { id: { $in: ids }, status: 'approved' })) !== ids.length) {
    throw new BadInput('concepts', 'names a concept that the thesaurus does not have; choose from what is suggested');
  }
  await em.nativeDelete(StakeholderConcept, {
    stakeholderId,
    $or: [{ origin: 'declared' }, { conceptId: { $in: ids } }],
  });
  if (ids.length > 0) {
    await em.insertMany(
      StakeholderConcept,
      ids.map((conceptId) => ({ stakeholderId, conceptId, origin: 'declared' as const })),
    );
  }
  return ids;
}
