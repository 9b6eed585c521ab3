/** A label as SKOS has it: BCP 47 base language (`und` where none is said), region of the tag or nothing. */
export interface SkosLabel {
  lang: string;
  region: string;
  text: string;
  /** skos:prefLabel; at most one a language. skos:altLabel and skos:hiddenLabel are not. */
  preferred: boolean;
}

/** A concept as a file describes it; all links are addresses (URIs). */
export interface SkosConcept {
  uri: string;
  labels: SkosLabel[];
  /** Only concepts of the same file, skos:narrower turned round. */
  broader: string[];
  related: string[];
  exactMatch: string[];
  notation: string[];
  scheme: string[];
}

/** What a file holds that can be used. */
export interface SkosVocabulary {
  title: string | null;
  concepts: SkosConcept[];
}

/** Something of a file that cannot be used, and why. */
export interface SkosRefusal {
  uri: string;
  reason: string;
}

/** What reading a file found, for the person who brings it. */
export interface SkosReport {
  statements: number;
  concepts: number;
  labels: Record<string, number>;
  broader: number;
  related: number;
  exactMatches: number;
  refused: SkosRefusal[];
  /** Circles of broader; a vocabulary with one cannot be imported. */
  cycles: string[][];
  /** Concepts that no relation ties to another. */
  orphans: string[];
  /** One preferred label for several concepts. */
  duplicateLabels: { lang: string; text: string; uris: string[] }[];
}
