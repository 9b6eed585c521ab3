import { Max, Min } from 'class-validator';
import { Arg, Args, ArgsType, Ctx, Field, Float, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Cluster } from '../clusters/cluster.js';
import { clusterOf } from '../clusters/cluster-loaders.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { NotFound } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import type { HasViewer } from '../identity/viewer.js';
import { stakeholderOf } from '../stakeholders/stakeholder-loaders.js';
import { StakeholderView } from '../stakeholders/stakeholder-view.js';
import { type LinkType, LinkTypeEnum, linkTypes } from './cooperation-link.js';
import { strongestEdges } from './neighbourhood.js';
import { type Step, shortestPaths } from './paths.js';
import { dayText, idOf, indexOf, type Snapshot } from './snapshot.js';
import type { HasSnapshot } from './snapshot-store.js';
import { type Sight, sightOf } from './visible-to.js';

type Reader = HasDatabase & HasViewer & HasSnapshot;

@ObjectType({ description: 'One step of a path: over a confirmed link, or through a shared cluster.' })
export class PathStep {
  @Field(() => StakeholderView, { description: 'The stakeholder this step leads to.' })
  to!: StakeholderView;

  @Field(() => LinkTypeEnum, { nullable: true, description: 'Kind of link, where the step is a link.' })
  link!: LinkType | null;

  @Field(() => String, { nullable: true, description: 'Since when the link holds, ISO 8601.' })
  since!: string | null;

  @Field(() => Cluster, { nullable: true, description: 'The cluster that bridges, where the step is a cluster.' })
  cluster!: Cluster | null;
}

@ObjectType({ description: 'A path between two stakeholders, each bridge named.' })
export class ConnectionPath {
  @Field(() => [PathStep], { description: 'The steps in order; the last leads to the other stakeholder.' })
  steps!: PathStep[];
}

@ObjectType({ description: 'An edge of the drawn network.' })
export class NetworkEdge {
  @Field(() => String, { description: 'Identifier of one side.' })
  from!: string;

  @Field(() => String, { description: 'Identifier of the other side.' })
  to!: string;

  @Field(() => LinkTypeEnum, { nullable: true, description: 'Kind of link; null for a shared cluster.' })
  link!: LinkType | null;

  @Field(() => String, { nullable: true, description: 'Since when, ISO 8601; null for a shared cluster.' })
  since!: string | null;

  @Field(() => Float, { description: 'Strength: 1 for a link, less for a large shared cluster.' })
  weight!: number;
}

@ObjectType({ description: 'What lies around a stakeholder, or the strongest part of the whole network.' })
export class Neighbourhood {
  @Field(() => [StakeholderView], { description: 'The stakeholders drawn.' })
  nodes!: StakeholderView[];

  @Field(() => [NetworkEdge], { description: 'The edges drawn, strongest first.' })
  edges!: NetworkEdge[];

  @Field(() => Int, { description: 'How many edges were left out to keep to the limit.' })
  leftOut!: number;
}

@ArgsType()
class NeighbourhoodArgs {
  @Field(() => String, { nullable: true, description: 'Around this stakeholder; the whole network if left out.' })
  of?: string | null;

  @Field(() => Int, { defaultValue: 1, description: 'How many steps out, 1 to 3.' })
  @Min(1)
  @Max(3)
  depth: number = 1;

  @Field(() => Int, { defaultValue: 200, description: 'At most so many edges, 1 to 2000.' })
  @Min(1)
  @Max(2000)
  limit: number = 200;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether shared clusters count as edges.' })
  clusters: boolean = false;
}

function indexFor(snapshot: Snapshot, sight: Sight, id: string): number {
  const index = indexOf(snapshot, id);
  if (!sight.meets(index)) throw new NotFound('stakeholder');
  return index;
}

async function stepOf(context: Reader, snapshot: Snapshot, { to, type, since, cluster }: Step): Promise<PathStep> {
  const stakeholder = await stakeholderOf(context, idOf(snapshot, to));
  if (!stakeholder) throw new NotFound('stakeholder');
  return Object.assign(new PathStep(), {
    to: stakeholder,
    link: linkTypes[type] ?? null,
    since: type < 0 ? null : dayText(since),
    cluster: cluster < 0 ? null : await clusterOf(context, snapshot.vocabularies.clusters.of(cluster)),
  });
}

@Resolver()
export class GraphResolver {
  @Query(() => Int, {
    description: 'Version of the picture of the network: the same number on two servers means the same picture.',
  })
  @Rule('public')
  async snapshotVersion(
    @Ctx() context: Reader,
    @Arg('catchUp', () => Boolean, {
      defaultValue: false,
      description: 'Wait until everything written before this question is in it; other servers follow within a second.',
    })
    catchUp: boolean,
  ): Promise<number> {
    return (await context.snapshot({ catchUp })).version;
  }

  @Query(() => [ConnectionPath], { description: 'Up to three shortest paths between two stakeholders, bridges named.' })
  @Rule('public')
  async connection(
    @Ctx() context: Reader,
    @Arg('from', () => String, { description: 'Identifier of one.' }) from: string,
    @Arg('to', () => String, { description: 'Identifier of the other.' }) to: string,
  ): Promise<ConnectionPath[]> {
    const snapshot = await context.snapshot();
    const sight = sightOf(snapshot, context.viewer);
    const paths = shortestPaths(snapshot, sight, indexFor(snapshot, sight, from), indexFor(snapshot, sight, to));
    return Promise.all(
      paths.map(async (path) =>
        Object.assign(new ConnectionPath(), {
          steps: await Promise.all(path.map((step) => stepOf(context, snapshot, step))),
        }),
      ),
    );
  }

  @Query(() => Neighbourhood, {
    description: 'Stakeholders and links for drawing; the limit keeps the strongest edges.',
  })
  @Rule('public')
  async neighbourhood(
    @Ctx() context: Reader,
    @Args(() => NeighbourhoodArgs) args: NeighbourhoodArgs,
  ): Promise<Neighbourhood> {
    const snapshot = await context.snapshot();
    const sight = sightOf(snapshot, context.viewer);
    const centre = args.of ? indexFor(snapshot, sight, args.of) : null;
    const { edges, leftOut } = strongestEdges(snapshot, sight, { ...args, centre });
    const drawn = new Set(centre === null ? [] : [centre]);
    for (const { from, to } of edges) drawn.add(from).add(to);
    const nodes = await Promise.all([...drawn].map((index) => stakeholderOf(context, idOf(snapshot, index))));
    return Object.assign(new Neighbourhood(), {
      nodes: nodes.filter((each) => each !== null),
      edges: edges.map(({ from, to, type, since, weight }) => ({
        from: idOf(snapshot, from),
        to: idOf(snapshot, to),
        link: linkTypes[type] ?? null,
        since: type < 0 ? null : dayText(since),
        weight,
      })),
      leftOut,
    });
  }
}
