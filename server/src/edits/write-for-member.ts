import { Cluster, Membership } from '../clusters/cluster.js';
import { audit } from '../foundation/audit.js';
import type { Clock } from '../foundation/clock.js';
import { requireNoContact } from '../foundation/contact-in-text.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { newId, requireId } from '../foundation/ids.js';
import { BadInput, NotAllowed, NotFound, Refused } from '../foundation/refusal.js';
import { tried } from '../foundation/tried.js';
import { Account } from '../identity/account.js';
import { addressFrom } from '../identity/invite-account.js';
import { type HasViewer, isFacilitatorOf, isSecretariat } from '../identity/viewer.js';
import type { OfferingInput } from '../offerings/offering-input.js';
import { writeOffering } from '../offerings/save-offering.js';
import { beginStakeholder, type NewStakeholder } from '../stakeholders/create-stakeholder.js';
import { lockProfile, writeProfile } from '../stakeholders/edit-profile.js';
import type { ProfileInput } from '../stakeholders/profile-input.js';
import { Stakeholder } from '../stakeholders/stakeholder.js';
import { askMember } from './ask-member.js';
import { isUnseen, memberLookedAfter, requireNotOwn } from './edit-policy.js';
import { type EditNoun, ProposedEdit } from './proposed-edit.js';

type Writer = HasDatabase & HasViewer & { clock: Clock; requestId: string };

/** What goes to the member beside the words: a line of explanation, and where to ask one without an account. */
export interface Asking {
  message: string;
  /** Null for the address that its contacts have. */
  email: string | null;
}

/** Begins a member of a cluster as a draft that nobody else sees, to be written and then sent to the member. */
export async function beginMember(
  context: Writer,
  clusterId: string,
  given: NewStakeholder & { email: string | null },
): Promise<string> {
  const { viewer } = context;
  const { email, ...begun } = given;
  return context.em.transactional(async (em) => {
    if (!(await em.findOne(Cluster, { id: clusterId }))) throw new NotFound('cluster');
    if (!isFacilitatorOf(viewer, [clusterId]) && !isSecretariat(viewer)) {
      throw new NotAllowed('Only those who facilitate this cluster, or the secretariat, bring members into it.');
    }
    const id = await beginStakeholder(context, em, begun);
    await em.insert(Membership, {
      clusterId,
      stakeholderId: id,
      role: 'member',
      since: context.clock.now().toISOString().slice(0, 10),
    });
    if (email) await em.nativeUpdate(Stakeholder, { id }, { contacts: { email: addressFrom(email) } });
    return id;
  });
}

/**
 * Writes a profile for a member: straight into a draft that nobody else sees, else as an edit that waits for the member.
 * Returns the edit, or null where it was written. Refused as the member itself would be; who sees what is its own choice.
 */
export async function writeProfileFor(
  context: Writer,
  stakeholderId: string,
  { version, ...input }: ProfileInput,
  asking: Asking,
): Promise<string | null> {
  const member = await memberLookedAfter(context, stakeholderId);
  requireNotOwn(context, stakeholderId);
  if (input.visibility) throw new BadInput('visibility', 'is the member’s own choice; leave it out');
  const write = async (em: Writer['em']) =>
    writeProfile({ ...context, em }, em, await lockProfile(em, stakeholderId, version), { version, ...input }, written);
  if (isUnseen(member)) {
    await context.em.transactional(write);
    return null;
  }
  await tried(context.em, write);
  return propose(context, member.row, 'profile', null, input, false, asking);
}

/** Writes an offer or a need for a member, by the same rule. */
export async function writeOfferingFor(
  context: Writer,
  stakeholderId: string,
  input: OfferingInput,
  asking: Asking,
): Promise<string | null> {
  const member = await memberLookedAfter(context, stakeholderId);
  requireNotOwn(context, stakeholderId);
  const write = (em: Writer['em']) => writeOffering({ ...context, em }, em, stakeholderId, input);
  if (isUnseen(member)) {
    await context.em.transactional(write);
    return null;
  }
  await tried(context.em, write);
  const { id, version: _, ...content } = input;
  return propose(context, member.row, 'offering', id ?? null, content, false, asking);
}

const written = 'profile written for a member';

/** Keeps an edit and asks the member, by one transaction with its trace; an earlier wording of the same is taken back. */
export async function propose(
  context: Writer,
  member: Stakeholder,
  noun: EditNoun,
  offeringId: string | null,
  input: ProposedEdit['input'],
  publishes: boolean,
  { message, email }: Asking,
): Promise<string> {
  const { viewer, clock, requestId } = context;
  requireNoContact('message', message);
  if (message.length > 1000) throw new BadInput('message', 'must have 1000 characters or fewer');
  return context.em.transactional(async (em) => {
    const now = clock.now();
    if (noun === 'profile' || offeringId) {
      const earlier = { stakeholderId: member.id, noun, offeringId, state: 'waiting' as const };
      const back = { state: 'withdrawn' as const, decidedAt: now, email: null, tokenHash: null };
      await em.nativeUpdate(ProposedEdit, earlier, back);
    }
    const [kept] = await em.execute<{ email: string | null }[]>(
      `select lower(contacts->>'email') as email from stakeholder where id = ?`,
      [member.id],
    );
    const edit = em.create(ProposedEdit, {
      id: newId(),
      stakeholderId: member.id,
      noun,
      offeringId,
      input,
      publishes,
      message: message.trim(),
      byId: viewer.accountId,
      state: 'waiting',
      words: null,
      email: email ? addressFrom(email) : (kept?.email ?? null),
      tokenHash: null,
      expiresAt: null,
      createdAt: now,
      decidedAt: null,
      version: 1,
    });
    if (edit.email) await requireNotMine(em, viewer.accountId, edit.email);
    await askMember({ em, clock }, edit, member);
    await audit(em, {
      actor: viewer.accountId ?? '',
      action: 'edit proposed',
      noun: 'stakeholder',
      recordId: member.id,
      after: { edit: edit.id, noun, offeringId, input, publishes },
      requestId,
    });
    return edit.id;
  });
}

/** Whoever writes cannot be the one who confirms; their own address says nothing they do not know. */
async function requireNotMine(em: Writer['em'], accountId: string | null, email: string): Promise<void> {
  if (accountId && (await em.count(Account, { id: accountId, email })) > 0) {
    throw new Refused('OWN_ADDRESS', 'is your own address; the member confirms, so it must be the member’s', 'email');
  }
}

/** Takes an edit back that the member has not answered. */
export async function withdrawEdit(context: Writer, id: string, version: number): Promise<string> {
  return context.em.transactional(async (em) => {
    const edit = await em.findOne(ProposedEdit, { id: requireId(id, 'edit') });
    if (!edit) throw new NotFound('edit');
    await memberLookedAfter({ em, viewer: context.viewer }, edit.stakeholderId).catch(() => {
      throw new NotFound('edit');
    });
    const back = { state: 'withdrawn' as const, decidedAt: context.clock.now(), email: null, tokenHash: null };
    const changed = await em.nativeUpdate(
      ProposedEdit,
      { id, version, state: 'waiting' },
      { ...back, version: version + 1 },
    );
    if (changed === 0) throw new Refused('CHANGED_MEANWHILE', 'it has been answered meanwhile.', 'version');
    await audit(em, {
      actor: context.viewer.accountId ?? '',
      action: 'edit withdrawn',
      noun: 'stakeholder',
      recordId: edit.stakeholderId,
      after: { edit: id },
      requestId: context.requestId,
    });
    return edit.stakeholderId;
  });
}
