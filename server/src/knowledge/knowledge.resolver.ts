import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Cluster } from '../clusters/cluster.js';
import { clusterOf, sourceOf } from '../clusters/cluster-loaders.js';
import { Source } from '../clusters/fact.js';
import { Country } from '../countries/country.js';
import { countryOf } from '../countries/country-loaders.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { Lang } from '../foundation/lang.js';
import { LocalText, labelText, localText } from '../foundation/localised-text.js';
import { keysetPage, type Page } from '../foundation/paging.js';
import { Rule } from '../foundation/rule.js';
import { Sector } from '../sectors/sector.js';
import { sectorsOf } from '../sectors/sector-loaders.js';
import { Concept } from '../thesaurus/concept.js';
import { conceptsOf } from '../thesaurus/concept-loaders.js';
import {
  Challenge,
  ChallengeConnection,
  GoodPractice,
  GoodPracticeConnection,
  Knowledge,
  TrainingNeed,
  TrainingNeedConnection,
} from './knowledge.js';
import { KnowledgeArgs, knowledgeFilter } from './knowledge-args.js';
import {
  answersOf,
  clusterKnowledgeOf,
  knowledgeClustersOf,
  knowledgeConceptsOf,
  knowledgeCountriesOf,
  knowledgeOf,
  knowledgeSectorsOf,
  knowledgeSourcesOf,
} from './knowledge-loaders.js';
import { type KnowledgeKind, KnowledgeRecord } from './knowledge-record.js';

async function knowledgePage(
  em: HasDatabase['em'],
  kind: KnowledgeKind,
  args: KnowledgeArgs,
): Promise<Page<Knowledge>> {
  return keysetPage(em, KnowledgeRecord, await knowledgeFilter(em, kind, args), { columns: ['position', 'id'] }, args);
}

@Resolver(() => Knowledge)
export class KnowledgeResolver {
  @Query(() => ChallengeConnection, { description: 'Challenges that sources report.' })
  @Rule('public')
  challenges(@Ctx() { em }: HasDatabase, @Args(() => KnowledgeArgs) args: KnowledgeArgs): Promise<Page<Knowledge>> {
    return knowledgePage(em, 'challenge', args);
  }

  @Query(() => TrainingNeedConnection, { description: 'Training needs that sources report.' })
  @Rule('public')
  trainingNeeds(@Ctx() { em }: HasDatabase, @Args(() => KnowledgeArgs) args: KnowledgeArgs): Promise<Page<Knowledge>> {
    return knowledgePage(em, 'training-need', args);
  }

  @Query(() => GoodPracticeConnection, { description: 'Good practices that sources report.' })
  @Rule('public')
  goodPractices(@Ctx() { em }: HasDatabase, @Args(() => KnowledgeArgs) args: KnowledgeArgs): Promise<Page<Knowledge>> {
    return knowledgePage(em, 'good-practice', args);
  }

  @FieldResolver(() => LocalText, { description: 'The statement.' })
  text(@Root() record: Knowledge, @Lang() lang: string): LocalText {
    return labelText(record.text, lang, record.id);
  }

  @FieldResolver(() => [Country], { description: 'Countries it was reported for.' })
  async countries(@Root() record: Knowledge, @Ctx() context: HasDatabase): Promise<Country[]> {
    const rows = await knowledgeCountriesOf(context, record.id);
    const found = await Promise.all(rows.map((row) => countryOf(context, row.countryCode)));
    return found.filter((each) => each !== null);
  }

  @FieldResolver(() => [Cluster], { description: 'Clusters it was reported for.' })
  async clusters(@Root() record: Knowledge, @Ctx() context: HasDatabase): Promise<Cluster[]> {
    const rows = await knowledgeClustersOf(context, record.id);
    const found = await Promise.all(rows.map((row) => clusterOf(context, row.clusterId)));
    return found.filter((each) => each !== null);
  }

  @FieldResolver(() => [Concept], { description: 'What it is about.' })
  async concepts(@Root() record: Knowledge, @Ctx() context: HasDatabase): Promise<Concept[]> {
    const rows = await knowledgeConceptsOf(context, record.id);
    return conceptsOf(
      context,
      rows.map((row) => row.conceptId),
    );
  }

  @FieldResolver(() => [Sector], { description: 'Sectors it concerns.' })
  async sectors(@Root() record: Knowledge, @Ctx() context: HasDatabase): Promise<Sector[]> {
    const rows = await knowledgeSectorsOf(context, record.id);
    return sectorsOf(
      context,
      rows.map((row) => row.sectorId),
    );
  }

  @FieldResolver(() => [Source], { description: 'Where it was read.' })
  async sources(@Root() record: Knowledge, @Ctx() context: HasDatabase): Promise<Source[]> {
    const rows = await knowledgeSourcesOf(context, record.id);
    const found = await Promise.all(rows.map((row) => sourceOf(context, row.sourceKey)));
    return found.filter((each) => each !== null);
  }
}

@Resolver(() => GoodPractice)
export class GoodPracticeResolver {
  @FieldResolver(() => LocalText, { nullable: true, description: 'How it went.' })
  story(@Root() record: GoodPractice, @Lang() lang: string): LocalText | null {
    return localText(record.story, lang);
  }

  @FieldResolver(() => [Challenge], { description: 'Challenges it answers; a reading of ours, not of the source.' })
  async answers(@Root() record: GoodPractice, @Ctx() context: HasDatabase): Promise<KnowledgeRecord[]> {
    const rows = await answersOf(context, record.id);
    const found = await Promise.all(rows.map((row) => knowledgeOf(context, row.challengeId)));
    return found.filter((each) => each !== null);
  }
}

@Resolver(() => Cluster)
export class ClusterKnowledgeResolver {
  @FieldResolver(() => [Challenge], { description: 'Challenges reported for the cluster.' })
  challenges(@Root() cluster: Cluster, @Ctx() context: HasDatabase): Promise<KnowledgeRecord[]> {
    return ofKind(context, cluster, 'challenge');
  }

  @FieldResolver(() => [TrainingNeed], { description: 'Training needs reported for the cluster.' })
  trainingNeeds(@Root() cluster: Cluster, @Ctx() context: HasDatabase): Promise<KnowledgeRecord[]> {
    return ofKind(context, cluster, 'training-need');
  }

  @FieldResolver(() => [GoodPractice], { description: 'Good practices reported for the cluster.' })
  goodPractices(@Root() cluster: Cluster, @Ctx() context: HasDatabase): Promise<KnowledgeRecord[]> {
    return ofKind(context, cluster, 'good-practice');
  }
}

async function ofKind(context: HasDatabase, cluster: Cluster, kind: KnowledgeKind): Promise<KnowledgeRecord[]> {
  return (await clusterKnowledgeOf(context, cluster.id)).filter((record) => record.kind === kind);
}
