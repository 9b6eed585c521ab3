import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Country } from '../countries/country.js';
import { countryOf, placeOf } from '../countries/country-loaders.js';
import { Place } from '../countries/place.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { requireKnown } from '../foundation/known.js';
import { Lang } from '../foundation/lang.js';
import { LocalText, labelText, localText } from '../foundation/localised-text.js';
import { connectionOf, keysetPage, maximumPage, type Page, PageArgs } from '../foundation/paging.js';
import { BadInput, NotFound } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import type { HasViewer } from '../identity/viewer.js';
import { Sector } from '../sectors/sector.js';
import { sectorsOf } from '../sectors/sector-loaders.js';
import { stakeholderOf } from '../stakeholders/stakeholder-loaders.js';
import { StakeholderView } from '../stakeholders/stakeholder-view.js';
import { Cluster } from './cluster.js';
import {
  clusterOf,
  clusterSectorsOf,
  factConflictsOf,
  factOf,
  factSourcesOf,
  factsOf,
  membershipsOf,
  membersOf,
  sourceOf,
} from './cluster-loaders.js';
import { Fact, Source } from './fact.js';

type Reader = HasDatabase & HasViewer;

export const ClusterConnection = connectionOf('Cluster', () => Cluster);

@ObjectType({ description: 'A stakeholder’s place in a cluster.' })
export class ClusterMember {
  @Field(() => StakeholderView, { description: 'The member.' })
  stakeholder!: StakeholderView;

  @Field(() => Cluster, { description: 'The cluster.' })
  cluster!: Cluster;

  @Field(() => String, { description: 'member, host or facilitator.' })
  role!: string;

  @Field(() => String, { nullable: true, description: 'Member since, ISO 8601.' })
  since!: string | null;
}

@ArgsType()
class ClusterArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only of this country, ISO 3166-1 alpha-2.' })
  country?: string | null;
}

@Resolver(() => Cluster)
export class ClusterResolver {
  @Query(() => ClusterConnection, { description: 'The clusters, in the order of the programme’s list.' })
  @Rule('public')
  async clusters(@Ctx() { em }: HasDatabase, @Args(() => ClusterArgs) args: ClusterArgs): Promise<Page<Cluster>> {
    await requireKnown(em, Country, 'code', 'country', args.country);
    const where = args.country ? { countryCode: args.country } : {};
    return keysetPage(em, Cluster, where, { columns: ['number', 'id'] }, args);
  }

  @Query(() => Cluster, { description: 'One cluster by its identifier.' })
  @Rule('public')
  async cluster(
    @Ctx() context: HasDatabase,
    @Arg('id', () => String, { description: 'Identifier, such as el-jem-mosaic.' }) id: string,
  ): Promise<Cluster> {
    const found = await clusterOf(context, id);
    if (!found) throw new NotFound('cluster');
    return found;
  }

  @FieldResolver(() => LocalText, { description: 'Name of the cluster.' })
  name(@Root() cluster: Cluster, @Lang() lang: string): LocalText {
    return labelText(cluster.names, lang, cluster.id);
  }

  @FieldResolver(() => LocalText, { nullable: true, description: 'What it is, from the sources.' })
  summary(@Root() cluster: Cluster, @Lang() lang: string): LocalText | null {
    return localText(cluster.summary, lang);
  }

  @FieldResolver(() => Country, { description: 'Country it lies in.' })
  async country(@Root() cluster: Cluster, @Ctx() context: HasDatabase): Promise<Country> {
    const found = await countryOf(context, cluster.countryCode);
    if (!found) throw new NotFound('country');
    return found;
  }

  @FieldResolver(() => Place, { nullable: true, description: 'Town it is centred on.' })
  place(@Root() cluster: Cluster, @Ctx() context: HasDatabase): Promise<Place | null> | null {
    return cluster.placeId ? placeOf(context, cluster.placeId) : null;
  }

  @FieldResolver(() => [Sector], { description: 'Sectors it works in.' })
  async sectors(@Root() cluster: Cluster, @Ctx() context: HasDatabase): Promise<Sector[]> {
    const rows = await clusterSectorsOf(context, cluster.id);
    return sectorsOf(
      context,
      rows.map((row) => row.sectorId),
    );
  }

  @FieldResolver(() => [Fact], { description: 'What sources say of it, with conflicts.' })
  facts(@Root() cluster: Cluster, @Ctx() context: HasDatabase): Promise<Fact[]> {
    return factsOf(context, cluster.id);
  }

  @FieldResolver(() => [ClusterMember], { description: 'Members that the viewer may see, up to `first`.' })
  async members(
    @Root() cluster: Cluster,
    @Ctx() context: Reader,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many to return, 1 to 100.' }) first: number,
  ): Promise<ClusterMember[]> {
    if (first < 1 || first > maximumPage)
      throw new BadInput('first', 'must be from 1 to {most}', { most: maximumPage });
    const rows = (await membersOf(context, cluster.id)).slice(0, first);
    const owners = await Promise.all(rows.map((row) => stakeholderOf(context, row.stakeholderId)));
    return rows.flatMap(({ role, since }, index) => {
      const stakeholder = owners[index];
      return stakeholder ? [Object.assign(new ClusterMember(), { stakeholder, cluster, role, since })] : [];
    });
  }
}

@Resolver(() => StakeholderView)
export class StakeholderClustersResolver {
  @FieldResolver(() => [ClusterMember], { description: 'Clusters it belongs to.' })
  async memberships(@Root() stakeholder: StakeholderView, @Ctx() context: Reader): Promise<ClusterMember[]> {
    const rows = await membershipsOf(context, stakeholder.id);
    const clusters = await Promise.all(rows.map((row) => clusterOf(context, row.clusterId)));
    return rows.flatMap((row, index) => {
      const cluster = clusters[index];
      if (!cluster) return [];
      return [Object.assign(new ClusterMember(), { stakeholder, cluster, role: row.role, since: row.since })];
    });
  }
}

@Resolver(() => Fact)
export class FactResolver {
  @Query(() => [Fact], { description: 'Facts about the programme as a whole, with their sources and conflicts.' })
  @Rule('public')
  async programmeFacts(
    @Ctx() { em }: HasDatabase,
    @Arg('topic', () => String, { nullable: true, description: 'Only facts of this topic.' }) topic?: string,
  ): Promise<Fact[]> {
    await requireKnown(em, Fact, 'topic', 'topic', topic);
    return em.find(Fact, { clusterId: null, ...(topic ? { topic } : {}) }, { orderBy: { position: 'asc' } });
  }

  @FieldResolver(() => LocalText, { description: 'The statement in words.' })
  statement(@Root() fact: Fact, @Lang() lang: string): LocalText {
    return labelText(fact.statement, lang, fact.id);
  }

  @FieldResolver(() => LocalText, { nullable: true, description: 'How to read it, where it needs a word.' })
  note(@Root() fact: Fact, @Lang() lang: string): LocalText | null {
    return localText(fact.note, lang);
  }

  @FieldResolver(() => Country, { nullable: true, description: 'Country it concerns.' })
  country(@Root() fact: Fact, @Ctx() context: HasDatabase): Promise<Country | null> | null {
    return fact.countryCode ? countryOf(context, fact.countryCode) : null;
  }

  @FieldResolver(() => [Source], { description: 'Where it was read.' })
  async sources(@Root() fact: Fact, @Ctx() context: HasDatabase): Promise<Source[]> {
    const rows = await factSourcesOf(context, fact.id);
    const found = await Promise.all(rows.map((row) => sourceOf(context, row.sourceKey)));
    return found.filter((each) => each !== null);
  }

  @FieldResolver(() => [Fact], { description: 'Facts from other sources that say otherwise.' })
  async conflictsWith(@Root() fact: Fact, @Ctx() context: HasDatabase): Promise<Fact[]> {
    const rows = await factConflictsOf(context, fact.id);
    const found = await Promise.all(rows.map((row) => factOf(context, row.otherId)));
    return found.filter((each) => each !== null);
  }
}
