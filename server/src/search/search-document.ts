import { hash } from 'node:crypto';
import { type Audience, audiences } from '../identity/viewer.js';
import { type Token, tokenise } from '../thesaurus/normalise.js';

/** A text of a document with its field and language, kept for highlighting. */
export interface DocumentText {
  field: 'name' | 'otherName' | 'summary' | 'description' | 'offering';
  lang: string;
  text: string;
}

/** A text as it is written into documents, with its words: found once, for spotting and for every index. */
export class WrittenText implements DocumentText {
  #tokens: Token[] | null = null;

  constructor(
    readonly field: DocumentText['field'],
    readonly lang: string,
    readonly text: string,
  ) {}

  get tokens(): readonly Token[] {
    this.#tokens ??= tokenise(this.text);
    return this.#tokens;
  }
}

/** What one audience can find of one record, and nothing else of it. */
export interface SearchDocument {
  noun: string;
  recordId: string;
  audiences: Audience[];
  title: string;
  titleLang: string;
  texts: WrittenText[];
  /** Words that belong to it besides its texts: labels in every language where the index wants them, a place's own name. */
  labels: string[];
  concepts: string[];
  sectors: string[];
  kind: string;
  country: string;
  place: string | null;
  region: string | null;
  size: string | null;
  languages: string[];
  womenForms: string[];
  womenEvidence: string[];
  directions: string[];
  offeringKinds: string[];
  agreements: string[];
  targets: string[];
  clusters: string[];
  latitude: number | null;
  longitude: number | null;
  updatedAt: string;
  demonstration: boolean;
}

/** A record has a document for each group of audiences that see the same; the widest of them names it. */
export function documentId(document: SearchDocument): string {
  return `${document.recordId}_${document.audiences[0]}`;
}

/** Every identifier that a document of a record may have. */
export function possibleIds(recordId: string): string[] {
  return audiences.map((audience) => `${recordId}_${audience}`);
}

/** What the checker compares: two documents with the same hash find the same. */
export function hashOf(document: SearchDocument): string {
  return hash('sha256', JSON.stringify(document)).slice(0, 32);
}
