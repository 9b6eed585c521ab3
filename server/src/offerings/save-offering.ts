import { LockMode } from '@mikro-orm/core';
import { Country } from '../countries/country.js';
import { audit } from '../foundation/audit.js';
import type { Clock } from '../foundation/clock.js';
import { requireNoContact } from '../foundation/contact-in-text.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { newId, requireId } from '../foundation/ids.js';
import { BadInput, NotFound, Refused } from '../foundation/refusal.js';
import { type HasViewer, isDelegateOf } from '../identity/viewer.js';
import { Concept } from '../thesaurus/concept.js';
import { Offering, OfferingConcept, type OfferingStatus } from './offering.js';
import type { OfferingInput } from './offering-input.js';

type Writer = HasDatabase & HasViewer & { clock: Clock; requestId: string };

/** An offer or a need holds half a year unless its owner says otherwise, and two years at most. */
const usualDays = 182;
const mostDays = 731;

const dayAfter = (clock: Clock, days: number) =>
  new Date(clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** Posts an offer or a need, or changes one, for a stakeholder the viewer is a delegate of; returns its identifier. */
export async function saveOffering(context: Writer, stakeholderId: string, input: OfferingInput): Promise<string> {
  return context.em.transactional(async (em) => {
    if (!isDelegateOf(context.viewer, requireId(stakeholderId, 'stakeholder'))) throw new NotFound('stakeholder');
    return writeOffering(context, em, stakeholderId, input);
  });
}

/** The same in the caller's transaction; whoever asks has looked at who may write for the stakeholder. */
export async function writeOffering(
  context: Writer,
  em: Writer['em'],
  stakeholderId: string,
  input: OfferingInput,
): Promise<string> {
  const own = (owner: string) => owner === stakeholderId;
  const row = input.id ? await lockOffering(em, input.id, input.version ?? null, own) : null;
  const content = await checked(em, context.clock, input);
  const before = row ? { ...traced(row), concepts: await conceptsOfOffering(em, row.id) } : null;
  const id = row?.id ?? newId();
  if (row) Object.assign(row, content, { version: row.version + 1 });
  else {
    const today = dayAfter(context.clock, 0);
    await em.insert(Offering, {
      ...content,
      id,
      stakeholderId,
      validFrom: today,
      status: 'open',
      renewedAt: null,
      createdAt: context.clock.now(),
      version: 1,
    });
  }
  await em.flush();
  const concepts = await saveConcepts(em, id, input.concepts ?? []);
  await trace(context, em, row ? 'offering edited' : 'offering posted', id, before, { ...content, concepts });
  return id;
}

/** Pauses, fulfils or opens again; opening one past its last day renews it for half a year. */
export async function moveOffering(
  context: Writer,
  id: string,
  version: number,
  status: Exclude<OfferingStatus, 'expired'>,
): Promise<string> {
  return context.em.transactional(async (em) => {
    const row = await lockOffering(em, id, version, (owner) => isDelegateOf(context.viewer, owner));
    const before = { status: row.status, validUntil: row.validUntil };
    row.status = status;
    if (status === 'open') {
      row.renewedAt = context.clock.now();
      const usual = dayAfter(context.clock, usualDays);
      if (row.validUntil < usual) row.validUntil = usual;
    }
    row.version++;
    await trace(context, em, `offering ${status}`, id, before, { status, validUntil: row.validUntil });
    return row.stakeholderId;
  });
}

async function lockOffering(
  em: Writer['em'],
  id: string,
  version: number | null,
  mayWriteFor: (stakeholderId: string) => boolean,
): Promise<Offering> {
  const row = await em.findOne(Offering, { id: requireId(id, 'offering') }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!row || !mayWriteFor(row.stakeholderId)) throw new NotFound('offering');
  if (row.version !== version) {
    throw new Refused(
      'CHANGED_MEANWHILE',
      'it has changed since you read it (it is now {now}); nothing was overwritten.',
      'version',
      { now: row.version },
    );
  }
  return row;
}

async function checked(em: Writer['em'], clock: Clock, input: OfferingInput) {
  const title = input.title.text.trim();
  const text = input.text?.text.trim() ?? '';
  if (title === '' || title.length > 160) throw new BadInput('title', 'must have 1 to 160 characters');
  for (const [field, words] of [
    ['title', title],
    ['text', text],
    ['quantity', input.quantity ?? ''],
  ] as const) {
    requireNoContact(field, words);
  }
  const targets = [...new Set(input.targets ?? [])];
  if (targets.length > 0 && (await em.count(Country, { code: { $in: targets } })) !== targets.length) {
    throw new BadInput('targets', 'names a country we do not know; use ISO 3166-1 codes such as TN');
  }
  const validUntil = input.validUntil ?? dayAfter(clock, usualDays);
  if (validUntil < dayAfter(clock, 0) || validUntil > dayAfter(clock, mostDays)) {
    throw new BadInput('validUntil', 'must be today or later, two years from now at most');
  }
  return {
    direction: input.direction,
    kind: input.kind,
    title: { [input.title.lang]: title },
    text: text && input.text ? { [input.text.lang]: text } : {},
    targets,
    agreements: [...new Set(input.agreements ?? [])],
    quantity: input.quantity?.trim() || null,
    validUntil,
  };
}

async function conceptsOfOffering(em: Writer['em'], offeringId: string): Promise<string[]> {
  const rows = await em.find(OfferingConcept, { offeringId, origin: 'declared' });
  return rows.map((row) => row.conceptId);
}

async function saveConcepts(em: Writer['em'], offeringId: string, given: readonly string[]): Promise<string[]> {
  const ids = [...new Set(given)];
  if (ids.length > 0 && (await em.count(Concept, { id: { $in: ids }, status: 'approved' })) !== ids.length) {
    throw new BadInput('concepts', 'names a concept that the thesaurus does not have; choose from what is suggested');
  }
  await em.nativeDelete(OfferingConcept, { offeringId });
  if (ids.length > 0) {
    await em.insertMany(
      OfferingConcept,
      ids.map((conceptId) => ({ offeringId, conceptId, origin: 'declared' as const })),
    );
  }
  return ids;
}

function traced({ title, text, kind, targets, agreements, quantity, validUntil, status }: Offering) {
  return { title, text, kind, targets, agreements, quantity, validUntil, status };
}

function trace(
  context: Writer,
  em: Writer['em'],
  action: string,
  recordId: string,
  before: object | null,
  after: object,
): Promise<void> {
  const { viewer, requestId } = context;
  return audit(em, {
    actor: viewer.accountId ?? 'one-time link',
    action,
    noun: 'offering',
    recordId,
    before,
    after,
    requestId,
  });
}
