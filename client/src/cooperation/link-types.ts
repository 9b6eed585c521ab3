import type { LinkType } from '../gql/graphql';

/** What two can do with one another, in the order in which it is offered. */
export const linkTypes: readonly LinkType[] = [
  'SUPPLIES',
  'SUBCONTRACTS',
  'CO_PRODUCES',
  'DISTRIBUTES',
  'DESIGNS_FOR',
  'TRAINS',
  'MENTORS',
  'EXHIBITED_WITH',
  'FINANCES',
];
