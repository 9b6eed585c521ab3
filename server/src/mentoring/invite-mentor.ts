import { LockMode } from '@mikro-orm/core';
import { Membership } from '../clusters/cluster.js';
import { audit } from '../foundation/audit.js';
import { requireNoContact } from '../foundation/contact-in-text.js';
import { newId, requireId } from '../foundation/ids.js';
import { type InterfaceLanguage, languageOfName } from '../foundation/localised-text.js';
import { notify } from '../foundation/notify.js';
import { BadInput, NotFound, Refused } from '../foundation/refusal.js';
import { mailAccount } from '../identity/account-mail.js';
import { nameOf } from '../identity/account-words.js';
import { accountOfAddress, addressFrom } from '../identity/invite-account.js';
import { requireWished } from '../identity/unwanted-letters.js';
import { isFacilitatorOf, isSecretariat } from '../identity/viewer.js';
import { slugFrom } from '../stakeholders/create-stakeholder.js';
import { Mentor } from './mentor.js';
import { endInvitation, keepAsItStands } from './mentor-record.js';
import type { MentorWriter } from './own-mentor.js';

export interface MentorInvitation {
  /** The record that is to be theirs; without one, one is begun. */
  mentorId: string | null;
  email: string;
  name: string;
  lang: InterfaceLanguage;
}

/**
 * Invites the person behind an address to be a mentor, or to look after the record that is about them. Others see it once
 * they say so themselves. Answers the record.
 */
export async function inviteMentor(context: MentorWriter, invitation: MentorInvitation): Promise<string> {
  const { viewer, clock, requestId } = context;
  const { lang } = invitation;
  const by = viewer.accountId ?? '';
  const email = addressFrom(invitation.email);
  const name = nameOf(invitation.name);
  if (!name) throw new BadInput('name', 'must be one line of 1 to 120 characters.');
  requireNoContact('name', name);
  return context.em.transactional(async (em) => {
    // Who invites the same person at the same time waits, and is told that they are invited.
    await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 24))', [email]);
    const person = await accountOfAddress(em, { email, name, lang });
    const account = person.id;
    const row = invitation.mentorId
      ? await lockInCare(context, em, invitation.mentorId)
      : em.create(Mentor, emptyRecord(name, lang));
    if (row.accountId !== null && row.invitedAt === null) {
      throw new Refused('HAS_ACCOUNT', 'the mentor looks after this record already.', 'mentor');
    }
    if (row.accountId !== null && row.accountId !== account) {
      throw new Refused(
        'INVITATION_WAITS',
        'another person was invited to this record and has not answered; withdraw that invitation first.',
        'email',
      );
    }
    const other = await em.findOne(Mentor, { accountId: account });
    if (other && other.id !== row.id) {
      throw new Refused('ALREADY_MENTOR', 'this person is a mentor already, or was invited to be one.', 'email');
    }
    const at = clock.now();
    const before = { account: row.accountId };
    if (invitation.mentorId && row.accountId === null) await keepAsItStands(em, row);
    Object.assign(row, { accountId: account, shownAt: null, invitedBy: by, invitedAt: at, updatedAt: at });
    row.version++;
    em.persist(row);
    await em.flush();
    const after = { account };
    await audit(em, {
      actor: by,
      action: 'mentor invited',
      noun: 'mentor',
      recordId: row.id,
      before,
      after,
      requestId,
    });
    // At most one letter a day, however often they are invited.
    const key = `mentor-invited:${account}:${at.toISOString().slice(0, 10)}`;
    if (person.emailVerified) {
      await notify(em, { account, kind: 'mentor-invited', arguments: {}, link: '/mentoring/mine', key });
    } else {
      await requireWished(em, email, 'email');
      await mailAccount(em, person, 'mentor', '/sign-in?by=link&to=/mentoring/mine', {}, key);
    }
    return row.id;
  });
}

/** Takes an invitation back that has no answer; a record that was begun with it goes too, one that stood stands again. */
export async function withdrawMentorInvitation(context: MentorWriter, mentorId: string): Promise<void> {
  const { viewer, requestId } = context;
  await context.em.transactional(async (em) => {
    const row = await lockInCare(context, em, mentorId);
    if (row.accountId === null || row.invitedAt === null) {
      throw new Refused('WRONG_STATE', 'no invitation waits for an answer.', 'mentor');
    }
    const before = { account: row.accountId };
    const trace = { actor: viewer.accountId ?? '', noun: 'mentor', recordId: row.id, before, after: {}, requestId };
    await audit(em, { ...trace, action: 'mentor invitation withdrawn' });
    await endInvitation(em, row);
  });
}

function emptyRecord(name: string, lang: InterfaceLanguage) {
  const id = newId();
  return {
    ...{ id, slug: slugFrom(name, id), name, nameLang: languageOfName(name, lang) },
    ...{ stakeholderId: null, accountId: null, headline: {}, bio: {}, languages: [lang], countries: [], prefers: [] },
    ...{
      capacity: null,
      pausedUntil: null,
      audience: 'members' as const,
      demonstration: false,
      stood: null,
      version: 0,
      updatedAt: new Date(),
    },
  };
}

/** A record that the viewer looks after: any for the secretariat; one's own invitations, and those of one's members. */
async function lockInCare({ viewer }: MentorWriter, em: MentorWriter['em'], given: string): Promise<Mentor> {
  const id = requireId(given, 'mentor');
  const row = await em.findOne(Mentor, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!row) throw new NotFound('mentor');
  if (isSecretariat(viewer) || row.invitedBy === viewer.accountId) return row;
  const clusters = row.stakeholderId ? await em.find(Membership, { stakeholderId: row.stakeholderId }) : [];
  const member = isFacilitatorOf(
    viewer,
    clusters.map((each) => each.clusterId),
  );
  if (!member) throw new NotFound('mentor');
  return row;
}
