import { audit } from '../foundation/audit.js';
import { requireKnown } from '../foundation/known.js';
import { interfaceLanguages } from '../foundation/localised-text.js';
import { notify } from '../foundation/notify.js';
import { BadInput } from '../foundation/refusal.js';
import { Account } from '../identity/account.js';
import { Sector } from '../sectors/sector.js';
import { Concept } from '../thesaurus/concept.js';
import {
  addConcept,
  addLabel,
  conceptName,
  labelKey,
  lockThesaurus,
  type NewLabel,
} from '../thesaurus/write-concept.js';
import { keptTerm, lockTerm, requireCountry, requireLanguage, type Writer } from './propose-term.js';
import { type AnotherWordInput, mostLetters, type NewConceptInput, type TermDeclineInput } from './term-input.js';
import type { TermProposal } from './term-proposal.js';

/** One of the two ways in which a term becomes a word of the thesaurus. */
export interface TermApproval {
  anotherWord?: AnotherWordInput | null;
  newConcept?: NewConceptInput | null;
}

/** Makes a term a word of the thesaurus, as another word for a concept or as a concept of its own; its proposer is told. */
export async function approveTerm(
  context: Writer,
  id: string,
  version: number,
  { anotherWord, newConcept }: TermApproval,
): Promise<TermProposal> {
  return context.em.transactional(async (em) => {
    const row = await lockTerm(em, id, version);
    await lockThesaurus(em);
    if (Boolean(anotherWord) === Boolean(newConcept)) {
      throw new BadInput('anotherWord', 'Approve it either as another word for a concept or as a new concept.');
    }
    const conceptId = newConcept
      ? await asConcept(context, em, row, newConcept)
      : await asAnotherWord(context, em, row, anotherWord as AnotherWordInput);
    const isNew = Boolean(newConcept);
    await decide(context, em, row, { state: 'approved', conceptId, isNew });
    await tellProposer(em, row, 'term-approved', { way: isNew ? 'new' : 'word' });
    return row;
  });
}

async function asAnotherWord(
  { lang: readerLang }: Writer,
  em: Writer['em'],
  row: TermProposal,
  { concept, term, lang, country }: AnotherWordInput,
): Promise<string> {
  await requireConcepts(em, 'concept', [concept]);
  if (lang) requireLanguage('lang', lang);
  await requireCountry(em, country);
  const region = (country === undefined ? row.region : country) ?? '';
  const text = term ? keptTerm('term', term) : row.term;
  await addLabel(em, concept, { lang: lang ?? row.lang, text, region }, readerLang);
  return concept;
}

async function asConcept(
  { lang }: Writer,
  em: Writer['em'],
  row: TermProposal,
  input: NewConceptInput,
): Promise<string> {
  const { kind } = input;
  const broader = [...new Set(input.broader)];
  const sectors = [...new Set(input.sectors ?? [])];
  await requireConcepts(em, 'broader', broader);
  await requireKnown(em, Sector, 'id', 'sectors', sectors);
  return addConcept(em, { kind, labels: labelsFor(row, input), broader, sectors }, lang);
}

/** The labels as staff want them. The proposer's own word is always among them, since that is what members type. */
function labelsFor(row: TermProposal, { labels }: NewConceptInput): NewLabel[] {
  const own = { lang: row.lang, text: row.term, region: row.region ?? '' };
  const isOwn = (label: NewLabel) => label.lang === own.lang && labelKey(label.text) === row.termKey;
  const kept = labels.map(({ lang, text }): NewLabel => {
    requireLanguage('labels', lang);
    if (text.length > mostLetters) {
      throw new BadInput('labels', 'The text has {characters} characters: at most {most} are kept.', {
        characters: text.length,
        most: mostLetters,
      });
    }
    const label = { lang, text: keptTerm('labels', text), region: '' };
    return isOwn(label) ? { ...label, region: own.region } : label;
  });
  const languages = kept.map((each) => each.lang);
  if (new Set(languages).size < languages.length) {
    throw new BadInput('labels', 'There are two words in one language: give one for each.');
  }
  if (!interfaceLanguages.every((each) => languages.includes(each))) {
    throw new BadInput('labels', 'A new concept needs its word in English, in French and in Arabic.');
  }
  return kept.some(isOwn) ? kept : [...kept, own];
}

/** Says no, with a reason that its proposer reads. */
export async function declineTerm(
  context: Writer,
  id: string,
  version: number,
  { reason, concept, words }: TermDeclineInput,
): Promise<TermProposal> {
  return context.em.transactional(async (em) => {
    const row = await lockTerm(em, id, version);
    const said = words.normalize('NFC').trim();
    if (reason === 'other' && said === '') throw new BadInput('words', 'Say the reason in words.');
    if ((reason === 'already-there') !== Boolean(concept)) {
      throw new BadInput('concept', 'Name the concept that it is another word for; no other reason names one.');
    }
    if (concept) await requireConcepts(em, 'concept', [concept]);
    await decide(context, em, row, { state: 'declined', reason, conceptId: concept ?? null, words: said });
    // Names of cases have no hyphens; the words follow the reason, where there are any.
    await tellProposer(em, row, 'term-declined', {
      reason: reason.replaceAll('-', '_'),
      words: said && ` ${said}`,
    });
    return row;
  });
}

async function requireConcepts(em: Writer['em'], field: string, ids: readonly string[]): Promise<void> {
  await requireKnown(em, Concept, 'id', field, ids);
}

async function decide(
  { viewer, clock, requestId }: Writer,
  em: Writer['em'],
  row: TermProposal,
  decision: Partial<TermProposal>,
): Promise<void> {
  Object.assign(row, decision, { decidedAt: clock.now(), version: row.version + 1 });
  await em.flush();
  await audit(em, {
    actor: viewer.accountId ?? '',
    action: decision.state === 'approved' ? 'term approved' : 'term declined',
    noun: 'term',
    recordId: row.id,
    before: { state: 'proposed' },
    after: decision,
    requestId,
  });
}

/** Tells the proposer, who is not told of what they decided themselves; the concept by its name in their language. */
async function tellProposer(
  em: Writer['em'],
  row: TermProposal,
  kind: string,
  values: Record<string, string>,
): Promise<void> {
  const proposer = row.proposerId ? await em.findOne(Account, { id: row.proposerId }) : null;
  if (!proposer) return;
  const concept = row.conceptId ? await conceptName(em, row.conceptId, proposer.lang) : '';
  await notify(em, {
    account: proposer.id,
    kind,
    arguments: { term: row.term, concept, ...values },
    link: '/terms',
    key: `term:${row.id}`,
  });
}
