import { LockMode } from '@mikro-orm/core';
import { audit } from '../foundation/audit.js';
import type { Clock } from '../foundation/clock.js';
import { requireNoContact } from '../foundation/contact-in-text.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { requireId } from '../foundation/ids.js';
import { interfaceLanguages } from '../foundation/localised-text.js';
import { notify } from '../foundation/notify.js';
import { BadInput, NotAllowed, NotFound, Refused } from '../foundation/refusal.js';
import { Role } from '../identity/account.js';
import { accountOfAddress } from '../identity/invite-account.js';
import { type HasViewer, isDelegateOf } from '../identity/viewer.js';
import type { OfferingInput } from '../offerings/offering-input.js';
import { writeOffering } from '../offerings/save-offering.js';
import { Delegate } from '../stakeholders/delegate.js';
import { lockProfile, showProfile, writeProfile } from '../stakeholders/edit-profile.js';
import type { ProfileInput } from '../stakeholders/profile-input.js';
import { Stakeholder } from '../stakeholders/stakeholder.js';
import { hashOf } from './ask-member.js';
import { ProposedEdit } from './proposed-edit.js';

type Writer = HasDatabase & HasViewer & { clock: Clock; requestId: string };

/** The member's word. `seen` is the version of the profile or the offering beside which the differences were shown. */
export interface EditAnswer {
  seen: number;
  confirms: boolean;
  words: string;
}

/** Answers as a delegate of the member, who is never the one who wrote it. */
export async function answerEdit(context: Writer, id: string, answer: EditAnswer): Promise<string> {
  return context.em.transactional(async (em) => {
    const edit = await em.findOne(
      ProposedEdit,
      { id: requireId(id, 'edit') },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!edit || !isDelegateOf(context.viewer, edit.stakeholderId)) throw new NotFound('edit');
    if (edit.byId === context.viewer.accountId) throw new NotAllowed('Nobody confirms what they wrote themselves.');
    await settle(context, em, edit, answer);
    return edit.id;
  });
}

/**
 * Answers by the link of a letter: whoever reads mail at the member's address. With a yes they become its owner, so that
 * the profile is theirs to look after. Staff do not confirm for a member, whatever address was given.
 */
export async function answerEditByLink(context: Writer, token: string, answer: EditAnswer): Promise<void> {
  await context.em.transactional(async (em) => {
    const edit = await openByLink({ em, clock: context.clock }, token, LockMode.PESSIMISTIC_WRITE);
    const member = await em.findOneOrFail(Stakeholder, { id: edit.stakeholderId });
    if (answer.confirms && edit.email) {
      const lang = interfaceLanguages.find((each) => member.languages.includes(each)) ?? 'en';
      const owner = await accountOfAddress(em, { email: edit.email, name: member.name.slice(0, 120), lang });
      if (owner.id === edit.byId || (await em.count(Role, { accountId: owner.id })) > 0) {
        throw new NotAllowed('Somebody who works for the platform cannot confirm for a member.');
      }
      const others = await em.find(Delegate, { stakeholderId: member.id });
      if (others.length > 0 && !others.some((each) => each.accountId === owner.id)) {
        throw new NotAllowed('Somebody looks after this profile with an account now: they answer after signing in.');
      }
      const own = { accountId: owner.id, stakeholderId: member.id, role: 'owner' as const };
      await em.upsert(Delegate, { ...own, createdAt: context.clock.now() }, { onConflictAction: 'ignore' });
    }
    await settle(context, em, edit, answer);
  });
}

/** The edit that a link asks about; a link that was used, replaced or is too old answers like one that never was. */
export async function openByLink(
  { em, clock }: HasDatabase & { clock: Clock },
  token: string,
  lockMode = LockMode.NONE,
): Promise<ProposedEdit> {
  const edit = await em.findOne(ProposedEdit, { tokenHash: hashOf(token), state: 'waiting' }, { lockMode });
  if (!edit?.expiresAt || edit.expiresAt < clock.now())
    throw new NotFound('question; its link works once, for 30 days');
  return edit;
}

async function settle(context: Writer, em: Writer['em'], edit: ProposedEdit, answer: EditAnswer): Promise<void> {
  const { clock, viewer, requestId } = context;
  if (edit.state !== 'waiting') {
    throw new Refused('CHANGED_MEANWHILE', 'it has been answered or taken back meanwhile.', 'version');
  }
  const words = answer.words.trim();
  if (words.length > 1000) throw new BadInput('words', 'must have 1000 characters or fewer');
  requireNoContact('words', words);
  if (answer.confirms) await apply(context, em, edit, answer.seen);
  Object.assign(edit, {
    state: answer.confirms ? 'confirmed' : 'refused',
    words: words || null,
    decidedAt: clock.now(),
    email: null,
    tokenHash: null,
    version: edit.version + 1,
  });
  const member = await em.findOneOrFail(Stakeholder, { id: edit.stakeholderId });
  await audit(em, {
    actor: viewer.accountId ?? 'one-time link',
    action: answer.confirms ? 'edit confirmed' : 'edit refused',
    noun: 'stakeholder',
    recordId: edit.stakeholderId,
    after: { edit: edit.id, words },
    requestId,
  });
  if (!edit.byId) return;
  await notify(em, {
    account: edit.byId,
    kind: answer.confirms ? 'edit-confirmed' : 'edit-refused',
    arguments: { stakeholder: member.name },
    link: `/edits/${edit.id}`,
    key: `edit:${edit.id}:answered`,
  });
}

async function apply(context: Writer, em: Writer['em'], edit: ProposedEdit, seen: number): Promise<void> {
  const inside = { ...context, em };
  if (edit.noun === 'offering') {
    const input = edit.input as OfferingInput;
    const which = edit.offeringId ? { id: edit.offeringId, version: seen } : {};
    await writeOffering(inside, em, edit.stakeholderId, { ...input, ...which });
    return;
  }
  const row = await lockProfile(em, edit.stakeholderId, seen);
  const input = edit.input as Partial<ProfileInput>;
  if (Object.keys(input).length > 0) {
    await writeProfile(inside, em, row, { ...input, version: seen }, 'profile edited as proposed');
  }
  if (edit.publishes && row.status !== 'published') await showProfile(inside, em, row, true);
}
