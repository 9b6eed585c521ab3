import { LockMode } from '@mikro-orm/core';
import { Country } from '../countries/country.js';
import { audit } from '../foundation/audit.js';
import type { Clock } from '../foundation/clock.js';
import { requireNoContact } from '../foundation/contact-in-text.js';
import type { HasDatabase, HasLanguage } from '../foundation/database-slice.js';
import { newId, requireId } from '../foundation/ids.js';
import { requireKnown } from '../foundation/known.js';
import { localText } from '../foundation/localised-text.js';
import { BadInput, NotFound, NotSignedIn, Refused } from '../foundation/refusal.js';
import type { HasViewer } from '../identity/viewer.js';
import { Concept } from '../thesaurus/concept.js';
import { conceptCalled, labelKey, lockThesaurus } from '../thesaurus/write-concept.js';
import type { TermInput } from './term-input.js';
import { TermProposal } from './term-proposal.js';

export type Writer = HasDatabase & HasLanguage & HasViewer & { clock: Clock; requestId: string };

/** Proposals that one account may have waiting: a flood helps nobody. */
const mostWaiting = 20;

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** Refuses a language that nobody speaks; regions are told apart from it. */
export function requireLanguage(field: string, lang: string): void {
  if (/^[a-z]{2,3}$/.test(lang) && !['und', 'mul', 'zxx', 'mis'].includes(lang) && languageNames.of(lang)) return;
  throw new BadInput(field, 'is not a language we know; use a BCP 47 tag such as ar, without a country');
}

/** A term as it is kept: one line of words without a contact in it, its spaces single. */
export function keptTerm(field: string, text: string): string {
  const kept = text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  if (labelKey(kept) === '') throw new BadInput(field, 'must have letters in it');
  requireNoContact(field, kept);
  return kept;
}

/** Refuses a country that we do not know. */
export async function requireCountry(em: Writer['em'], code: string | null | undefined): Promise<void> {
  await requireKnown(em, Country, 'code', 'country', code);
}

/** Proposes a term. One that the thesaurus has, or that waits already, is refused: the member is told where it stands. */
export async function proposeTerm(context: Writer, input: TermInput): Promise<TermProposal> {
  const { viewer, clock, lang: readerLang, requestId } = context;
  const { accountId } = viewer;
  if (!accountId) throw new NotSignedIn('Sign in first.');
  const { lang, country = null, kind = null, near = null } = input;
  const term = keptTerm('term', input.term);
  const termKey = labelKey(term);
  requireLanguage('lang', lang);
  return context.em.transactional(async (em) => {
    await requireCountry(em, country);
    await requireKnown(em, Concept, 'id', 'near', near);
    await lockThesaurus(em);
    const concept = await conceptCalled(em, { lang, text: term });
    if (concept) {
      const name = localText(concept.labels, readerLang)?.text ?? concept.id;
      throw new Refused('ALREADY_THERE', 'The thesaurus has this word already: it stands for “{concept}”.', 'term', {
        concept: name,
      });
    }
    if ((await em.count(TermProposal, { lang, termKey, state: 'proposed' })) > 0) {
      throw new Refused('ALREADY_PROPOSED', 'This word is proposed already and waits for the secretariat.', 'term');
    }
    if ((await em.count(TermProposal, { proposerId: accountId, state: 'proposed' })) >= mostWaiting) {
      throw new Refused('TOO_MANY', '{count} of your words wait already.', 'term', { count: mostWaiting });
    }
    const row = em.create(TermProposal, {
      id: newId(),
      proposerId: accountId,
      term,
      termKey,
      lang,
      region: country,
      kind,
      meaning: input.meaning.normalize('NFC').trim(),
      nearId: near,
      state: 'proposed',
      conceptId: null,
      isNew: false,
      reason: null,
      words: null,
      createdAt: clock.now(),
      decidedAt: null,
      version: 1,
    });
    await em.persist(row).flush();
    await audit(em, {
      actor: accountId,
      action: 'term proposed',
      noun: 'term',
      recordId: row.id,
      after: { term, lang, country, kind },
      requestId,
    });
    return row;
  });
}

/** The proposal locked, refused when it changed since `version` or does not wait any more. */
export async function lockTerm(em: Writer['em'], id: string, version: number): Promise<TermProposal> {
  const row = await em.findOne(
    TermProposal,
    { id: requireId(id, 'term') },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  if (!row) throw new NotFound('term');
  if (row.state !== 'proposed' || row.version !== version) {
    throw new Refused(
      'CHANGED_MEANWHILE',
      'Somebody has decided on this word, or taken it back, meanwhile.',
      'version',
    );
  }
  return row;
}

/** Takes one's own proposal back while it waits. To anybody else it is not there. */
export async function withdrawTerm(context: Writer, id: string, version: number): Promise<TermProposal> {
  const { viewer, clock, requestId } = context;
  return context.em.transactional(async (em) => {
    const own = await em.count(TermProposal, { id: requireId(id, 'term'), proposerId: viewer.accountId });
    if (own === 0) throw new NotFound('term');
    const row = await lockTerm(em, id, version);
    Object.assign(row, { state: 'withdrawn', decidedAt: clock.now(), version: row.version + 1 });
    await audit(em, {
      actor: viewer.accountId ?? '',
      action: 'term withdrawn',
      noun: 'term',
      recordId: row.id,
      before: { state: 'proposed' },
      after: { state: 'withdrawn' },
      requestId,
    });
    return row;
  });
}
