/** A question to the API that can be run as it stands; its title is the message `example.<id>`. */
export interface ApiExample {
  id: 'search' | 'profile' | 'corridors' | 'clusters' | 'page' | 'partners';
  query: string;
  variables: Record<string, unknown>;
  /** Whether it must be asked as some company. */
  viewAs?: boolean;
}

/** Examples from first steps to matching; a journey runs every one of them. */
export const apiExamples: readonly ApiExample[] = [
  {
    id: 'search',
    query: `query Search($words: String!) {
  search(query: $words, first: 3) {
    total
    understood { words noun label { text } }
    hits { stakeholder { name country { name { text } } } reasons { kind label { text } words } }
  }
}`,
    variables: { words: 'نحاسيات منقوشة في تونس' },
  },
  {
    id: 'profile',
    query: `query Profile($slug: String!) {
  stakeholder(slug: $slug) {
    name
    summary { text lang }
    offerings { direction title { text } validUntil }
    womenLed { form evidence }
  }
}`,
    variables: { slug: 'dz-atelier-cuivre-constantine' },
  },
  {
    id: 'clusters',
    query: `query Clusters($country: String) {
  clusters(country: $country) {
    nodes {
      name { text }
      facts { statement { text } sources { title url } conflictsWith { statement { text } } }
    }
  }
}`,
    variables: { country: 'TN' },
  },
  {
    id: 'corridors',
    query: `query Corridors($until: Int) {
  corridors(until: $until) {
    from { name { text } }
    to { name { text } }
    links
  }
}`,
    variables: { until: 2024 },
  },
  {
    id: 'page',
    query: `query Page($after: String) {
  stakeholders(first: 5, after: $after) {
    totalCount
    nodes { slug name }
    pageInfo { hasNextPage endCursor }
  }
}`,
    variables: { after: null },
  },
  {
    id: 'partners',
    query: `query Partners {
  recommendations(first: 3) {
    partners { stakeholder { name } reasons { text } score }
  }
}`,
    variables: {},
    viewAs: true,
  },
];
