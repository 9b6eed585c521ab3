import { textLanguages } from './meilisearch-settings.js';
import { documentId, hashOf, type SearchDocument } from './search-document.js';

/** A document as Meilisearch keeps it; `texts` is for highlighting and is not searched. */
export type StoredDocument = ReturnType<typeof storedOf>;

export function storedOf(document: SearchDocument) {
  const languages = Object.keys(textLanguages);
  const languageOf = (lang: string) => lang.split('-')[0] ?? '';
  const textsIn = (test: (lang: string) => boolean) =>
    document.texts.filter((each) => test(languageOf(each.lang))).map((each) => each.text);
  const isName = (field: string) => field === 'name' || field === 'otherName';
  return {
    doc_id: documentId(document),
    hash: hashOf(document),
    record_id: document.recordId,
    audiences: document.audiences,
    title: document.title,
    title_lang: document.titleLang,
    names: document.texts.filter((each) => isName(each.field)).map((each) => each.text),
    labels: document.labels,
    ...Object.fromEntries(languages.map((lang) => [`texts_${lang}`, textsIn((own) => own === lang)])),
    texts_other: textsIn((own) => !languages.includes(own)),
    texts: document.texts,
    concepts: document.concepts,
    sectors: document.sectors,
    kind: document.kind,
    country: document.country,
    place: document.place,
    region: document.region,
    size: document.size,
    languages: document.languages,
    women_forms: document.womenForms,
    women_evidence: document.womenEvidence,
    directions: document.directions,
    offering_kinds: document.offeringKinds,
    agreements: document.agreements,
    targets: document.targets,
    clusters: document.clusters,
    /** Seconds since 1970: Meilisearch compares numbers, not dates. */
    updated: Math.floor(Date.parse(document.updatedAt) / 1000),
    _geo:
      document.latitude === null || document.longitude === null
        ? null
        : { lat: document.latitude, lng: document.longitude },
  };
}
