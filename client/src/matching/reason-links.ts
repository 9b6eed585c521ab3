type Worded = { text: string };

/** The records that a reason joins, as far as they were asked for. */
export interface ReasonFacts {
  code: string;
  concept?: { id: string; label: Worded } | null;
  otherConcept?: { id: string; label: Worded } | null;
  cluster?: { id: string; name: Worded } | null;
  partner?: { slug: string; name: string } | null;
  sector?: { id: string; label: Worded } | null;
  otherSector?: { id: string; label: Worded } | null;
  country?: { code: string; name: Worded } | null;
}

/** A fact with the page that tells more of it. */
export interface FactLink {
  to: string;
  words: string;
}

const searchFor = (name: 'concept' | 'sector', { id, label }: { id: string; label: Worded }): FactLink => ({
  to: `/search?${name}=${encodeURIComponent(id)}`,
  words: label.text,
});

/** What one side of a reason is about: whoever else offers or needs it. */
export function conceptLink(concept: ReasonFacts['concept']): FactLink | null {
  return concept ? searchFor('concept', concept) : null;
}

/** Pages for the facts that hold for both: who knows the same, the cluster, the partner, the sectors, the corridor. */
export function sharedLinks({
  code,
  concept,
  cluster,
  partner,
  sector,
  otherSector,
  country,
}: ReasonFacts): FactLink[] {
  const links = [
    conceptLink(concept),
    cluster ? { to: `/clusters/${encodeURIComponent(cluster.id)}`, words: cluster.name.text } : null,
    partner ? { to: `/s/${encodeURIComponent(partner.slug)}`, words: partner.name } : null,
    sector ? searchFor('sector', sector) : null,
    otherSector ? searchFor('sector', otherSector) : null,
    country && code === 'CORRIDOR'
      ? { to: `/network?country=${encodeURIComponent(country.code)}`, words: country.name.text }
      : null,
    country && code === 'PLACE'
      ? { to: `/search?country=${encodeURIComponent(country.code)}`, words: country.name.text }
      : null,
  ];
  return links.filter((each) => each !== null);
}
