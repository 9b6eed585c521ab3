import type { FilterQuery } from '@mikro-orm/core';
import { raw } from '@mikro-orm/postgresql';
import { MaxLength } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import { Cluster } from '../clusters/cluster.js';
import { Country } from '../countries/country.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { requireKnown } from '../foundation/known.js';
import { PageArgs } from '../foundation/paging.js';
import { Sector } from '../sectors/sector.js';
import { sectorAndBelow } from '../sectors/sector-and-below.js';
import { Concept } from '../thesaurus/concept.js';
import { type KnowledgeKind, KnowledgeRecord } from './knowledge-record.js';

/** Which challenges, training needs or good practices to list. */
@ArgsType()
export class KnowledgeArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only reported for this country, ISO 3166-1 alpha-2.' })
  @MaxLength(100)
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'Only reported for this cluster, by its identifier.' })
  @MaxLength(100)
  cluster?: string | null;

  @Field(() => String, { nullable: true, description: 'Only concerning this sector or one below it.' })
  @MaxLength(100)
  sector?: string | null;

  @Field(() => String, { nullable: true, description: 'Only about this concept, by its identifier.' })
  @MaxLength(100)
  concept?: string | null;

  @Field(() => String, { nullable: true, description: 'Only concerning this group, such as women.' })
  @MaxLength(100)
  group?: string | null;
}

/** The rows asked for; a filter by what does not exist is refused by name. */
export async function knowledgeFilter(
  em: HasDatabase['em'],
  kind: KnowledgeKind,
  { country, cluster, sector, concept, group }: KnowledgeArgs,
): Promise<FilterQuery<KnowledgeRecord>> {
  await requireKnown(em, Country, 'code', 'country', country);
  await requireKnown(em, Cluster, 'id', 'cluster', cluster);
  await requireKnown(em, Sector, 'id', 'sector', sector);
  await requireKnown(em, Concept, 'id', 'concept', concept);
  await requireKnown(em, KnowledgeRecord, 'concernedGroup', 'group', group);
  const conditions: object[] = [{ kind }];
  const reportedFor = (sql: string, value: string) => conditions.push({ id: { $in: raw(`(${sql})`, [value]) } });
  if (country) reportedFor('select record_id from knowledge_country where country_code = ?', country);
  if (cluster) reportedFor('select record_id from knowledge_cluster where cluster_id = ?', cluster);
  if (sector) reportedFor(`select record_id from knowledge_sector where sector_id in ${sectorAndBelow}`, sector);
  if (concept) reportedFor('select record_id from knowledge_concept where concept_id = ?', concept);
  if (group) conditions.push({ concernedGroup: group });
  return { $and: conditions } as FilterQuery<KnowledgeRecord>;
}
