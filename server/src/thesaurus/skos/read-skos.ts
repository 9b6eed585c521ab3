import type { Quad, Term } from 'n3';
import { BadInput } from '../../foundation/refusal.js';
import { plainOf } from '../normalise.js';
import { findCycles } from './find-cycles.js';
import { readRdf } from './read-rdf.js';
import type { SkosConcept, SkosLabel, SkosRefusal, SkosReport, SkosVocabulary } from './skos-vocabulary.js';

const skos = 'http://www.w3.org/2004/02/skos/core#';
const skosXl = 'http://www.w3.org/2008/05/skos-xl#';
const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const titles = new Set([
  'http://purl.org/dc/terms/title',
  'http://purl.org/dc/elements/1.1/title',
  'http://www.w3.org/2000/01/rdf-schema#label',
  `${skos}prefLabel`,
]);
const longestLabel = 200;

interface Draft extends SkosConcept {
  isConcept: boolean;
  narrower: string[];
  isTop: boolean;
}

/** Everything a file says, by address, until the last statement is read: SKOS has no order. */
class Gathered {
  readonly drafts = new Map<string, Draft>();
  readonly schemes = new Set<string>();
  /** What a concept is tied to is a concept as well, if the file has a label for it. */
  readonly tied = new Set<string>();
  readonly titles = new Map<string, { lang: string; text: string }[]>();
  /** SKOS-XL puts labels into nodes of their own: which concept has which, and what they say. */
  readonly labelNodes: { uri: string; node: string; preferred: boolean }[] = [];
  readonly forms = new Map<string, Term[]>();
  statements = 0;

  draft(uri: string): Draft {
    const known = this.drafts.get(uri);
    if (known) return known;
    const links = { broader: [], related: [], exactMatch: [], notation: [], scheme: [], narrower: [] };
    const made: Draft = { uri, labels: [], ...links, isConcept: false, isTop: false };
    this.drafts.set(uri, made);
    return made;
  }
}

/** `fr-BE` is French of Belgium; scripts and variants are left out, since our labels do not tell them apart. */
function labelOf(term: Term, preferred: boolean): SkosLabel | null {
  if (term.termType !== 'Literal') return null;
  const [base = '', ...parts] = term.language.toLowerCase().split('-');
  const region = parts.find((each) => /^[a-z]{2}$/.test(each))?.toUpperCase() ?? '';
  const lang = /^[a-z]{2,3}$/.test(base) ? base : 'und';
  return {
    lang,
    region,
    text: term.value
      .normalize('NFC')
      .replaceAll(/[\s\p{Cc}]+/gu, ' ')
      .trim(),
    preferred,
  };
}

function gather(into: Gathered, { subject, predicate, object }: Quad): void {
  into.statements += 1;
  const uri = subject.value;
  const name = predicate.value;
  const other = object.value;
  if (name === type) {
    if (other === `${skos}Concept`) into.draft(uri).isConcept = true;
    if (other === `${skos}ConceptScheme`) into.schemes.add(uri);
    return;
  }
  if (titles.has(name) && object.termType === 'Literal') {
    into.titles.set(uri, [...(into.titles.get(uri) ?? []), { lang: object.language, text: other }]);
  }
  if (name === `${skosXl}literalForm`) into.forms.set(uri, [...(into.forms.get(uri) ?? []), object]);
  if (name.startsWith(skosXl)) {
    const preferred = name === `${skosXl}prefLabel`;
    if (preferred || name === `${skosXl}altLabel`) into.labelNodes.push({ uri, node: other, preferred });
    return;
  }
  switch (name.startsWith(skos) ? name.slice(skos.length) : '') {
    case 'prefLabel':
    case 'altLabel':
    case 'hiddenLabel': {
      const label = labelOf(object, name.endsWith('prefLabel'));
      if (label) into.draft(uri).labels.push(label);
      return;
    }
    case 'broader':
    case 'related':
    case 'narrower': {
      const draft = into.draft(uri);
      draft.isConcept = true;
      into.tied.add(other);
      draft[name.slice(skos.length) as 'broader' | 'related' | 'narrower'].push(other);
      return;
    }
    case 'topConceptOf':
      Object.assign(into.draft(uri), { isConcept: true, isTop: true });
      return;
    case 'hasTopConcept':
      Object.assign(into.draft(other), { isConcept: true, isTop: true });
      return;
    case 'exactMatch':
      into.draft(uri).exactMatch.push(other);
      return;
    case 'notation':
      into.draft(uri).notation.push(other);
      return;
    case 'inScheme':
      into.draft(uri).scheme.push(other);
  }
}

/** Labels once each, one preferred a language (that without a region first); what cannot be used is refused by reason. */
function usableLabels(uri: string, labels: readonly SkosLabel[], refused: SkosRefusal[]): SkosLabel[] {
  const once = new Map<string, SkosLabel>();
  const preferred = new Set<string>();
  const rank = (label: SkosLabel) => (label.preferred ? 0 : 2) + (label.region ? 1 : 0);
  for (const label of [...labels].sort((one, other) => rank(one) - rank(other))) {
    if (label.text === '') {
      refused.push({ uri, reason: `an empty label (${label.lang})` });
    } else if (label.text.length > longestLabel) {
      refused.push({
        uri,
        reason: `a label (${label.lang}) of ${label.text.length} characters; at most ${longestLabel}`,
      });
    } else {
      const key = `${label.lang} ${label.region} ${label.text}`;
      if (label.preferred && preferred.has(label.lang)) {
        if (!label.region)
          refused.push({ uri, reason: `a second preferred label (${label.lang}); kept as alternative` });
        if (!once.has(key)) once.set(key, { ...label, preferred: false });
      } else if (!once.has(key)) {
        once.set(key, label);
        if (label.preferred) preferred.add(label.lang);
      }
    }
  }
  return [...once.values()];
}

function titleOf(found: Gathered): string | null {
  const known = [...found.schemes].flatMap((uri) => found.titles.get(uri) ?? []);
  return (known.find((each) => each.lang.startsWith('en')) ?? known[0])?.text ?? null;
}

/**
 * One preferred label for several concepts of one scheme (a qualifier, as in “glass (material)”, makes it another label);
 * concepts that name no scheme count as of one.
 */
function duplicatesAmong(concepts: readonly SkosConcept[]): SkosReport['duplicateLabels'] {
  const owners = new Map<string, SkosReport['duplicateLabels'][number]>();
  for (const { uri, labels, scheme } of concepts) {
    for (const { lang, text, preferred } of labels) {
      if (!preferred) continue;
      for (const own of scheme.length > 0 ? new Set(scheme) : ['']) {
        const key = JSON.stringify([lang, plainOf(text), own]);
        const known = owners.get(key) ?? { lang, text, uris: [] };
        known.uris.push(uri);
        owners.set(key, known);
      }
    }
  }
  // Concepts that share two schemes are told once.
  const found = new Map<string, SkosReport['duplicateLabels'][number]>();
  for (const each of owners.values()) if (each.uris.length > 1) found.set(JSON.stringify([each.lang, each.uris]), each);
  return [...found.values()];
}

/** Links that lead to concepts of the file, once each and not to itself; the others are refused by reason. */
function resolveLinks(drafts: ReadonlyMap<string, Draft>, usable: ReadonlySet<string>, refused: SkosRefusal[]): void {
  for (const draft of drafts.values()) {
    for (const narrower of draft.narrower) drafts.get(narrower)?.broader.push(draft.uri);
    for (const narrower of usable.has(draft.uri) ? draft.narrower : []) {
      if (!usable.has(narrower))
        refused.push({ uri: draft.uri, reason: `narrower ${narrower} is no usable concept of the file` });
    }
  }
  for (const uri of usable) {
    const draft = drafts.get(uri);
    if (!draft) continue;
    for (const kind of ['broader', 'related'] as const) {
      const links = [...new Set(draft[kind])];
      for (const other of links) {
        if (!usable.has(other)) refused.push({ uri, reason: `${kind} ${other} is no usable concept of the file` });
      }
      draft[kind] = links.filter((other) => usable.has(other) && (kind === 'broader' || other !== uri));
    }
  }
}

/** Reads a SKOS file (Turtle, RDF/XML, JSON-LD; SKOS-XL labels too) and says what it holds; writes nothing. */
export async function readSkos(path: string): Promise<{ vocabulary: SkosVocabulary; report: SkosReport }> {
  const found = new Gathered();
  for await (const quad of readRdf(path)) gather(found, quad);
  for (const { uri, node, preferred } of found.labelNodes) {
    for (const form of found.forms.get(node) ?? []) {
      const label = labelOf(form, preferred);
      if (label) found.draft(uri).labels.push(label);
    }
  }
  const drafts = [...found.drafts.values()].filter(
    ({ uri, isConcept, labels }) =>
      (isConcept || (found.tied.has(uri) && labels.length > 0)) && !found.schemes.has(uri),
  );
  if (drafts.length === 0) {
    throw new BadInput(
      'file',
      `${path} has ${found.statements} statements but no skos:Concept; a SKOS vocabulary is needed.`,
    );
  }
  const refused: SkosRefusal[] = [];
  for (const draft of drafts) {
    draft.labels = usableLabels(draft.uri, draft.labels, refused);
    if (draft.labels.length === 0) refused.push({ uri: draft.uri, reason: 'no label' });
  }
  const usable = new Set(drafts.filter((each) => each.labels.length > 0).map((each) => each.uri));
  if (usable.size === 0) {
    throw new BadInput('file', `${path} has ${drafts.length} concepts, none with a label; give each a skos:prefLabel.`);
  }
  resolveLinks(found.drafts, usable, refused);
  const kept = drafts.filter((each) => usable.has(each.uri));
  const tied = new Set(kept.flatMap((each) => [...each.broader, ...each.related]));
  const concepts = kept.map(
    ({ uri, labels, broader, related, exactMatch, notation, scheme }): SkosConcept => ({
      uri,
      labels,
      broader,
      related,
      exactMatch: [...new Set(exactMatch)],
      notation,
      scheme,
    }),
  );
  const labels: Record<string, number> = {};
  for (const { lang } of concepts.flatMap((each) => each.labels)) labels[lang] = (labels[lang] ?? 0) + 1;
  const total = (kind: 'broader' | 'related' | 'exactMatch') =>
    concepts.reduce((sum, each) => sum + each[kind].length, 0);
  return {
    vocabulary: { title: titleOf(found), concepts },
    report: {
      statements: found.statements,
      concepts: concepts.length,
      labels,
      broader: total('broader'),
      related: total('related'),
      exactMatches: total('exactMatch'),
      refused,
      cycles: findCycles(concepts),
      orphans: kept
        .filter((each) => each.broader.length + each.related.length === 0 && !each.isTop && !tied.has(each.uri))
        .map((each) => each.uri),
      duplicateLabels: duplicatesAmong(concepts),
    },
  };
}
