import type { EntityManager } from '@mikro-orm/postgresql';

/** The part of the request that reads and writes rows. */
export interface HasDatabase {
  em: EntityManager;
}

/** The part of the request that says which language to answer in. */
export interface HasLanguage {
  lang: string;
}
