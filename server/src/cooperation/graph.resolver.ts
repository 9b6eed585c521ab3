import { Max, Min } from 'class-validator';
import { Arg, Args, ArgsType, Ctx, Field, Float, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Cluster } from '../clusters/cluster.js';
import { clusterOf } from '../clusters/cluster-loaders.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { NotFound } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import type { HasViewer, Viewer } from '../identity/viewer.js';
import { stakeholderOf } from '../stakeholders/stakeholder-loaders.js';
import { StakeholderView } from '../stakeholders/stakeholder-view.js';
import { type LinkType, LinkTypeEnum } from './cooperation-link.js';
import { neighboursOf, type Step, shortestPaths } from './paths.js';
import type { Snapshot } from './snapshot.js';
import type { HasSnapshot } from './snapshot-store.js';
import { mayMeet, sightOf } from './visible-to.js';

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

function indexFor(snapshot: Snapshot, viewer: Viewer, id: string): number {
  const index = snapshot.indexOf.get(id);
  const node = index === undefined ? undefined : snapshot.nodes[index];
  if (!node || !mayMeet(snapshot, viewer, node)) throw new NotFound('stakeholder');
  return node.index;
}

async function stepOf(context: Reader, snapshot: Snapshot, step: Step): Promise<PathStep> {
  const to = await stakeholderOf(context, snapshot.nodes[step.to]?.id ?? '');
  if (!to) throw new NotFound('stakeholder');
  return Object.assign(new PathStep(), {
    to,
    link: step.link?.type ?? null,
    since: step.link?.since ?? null,
    cluster: step.cluster ? await clusterOf(context, step.cluster) : null,
  });
}

@Resolver()
export class GraphResolver {
  @Query(() => [ConnectionPath], { description: 'Up to three shortest paths between two stakeholders, bridges named.' })
  @Rule('public')
  async connection(
    @Ctx() context: Reader,
    @Arg('from', () => String, { description: 'Identifier of one.' }) from: string,
    @Arg('to', () => String, { description: 'Identifier of the other.' }) to: string,
  ): Promise<ConnectionPath[]> {
    const snapshot = await context.snapshot();
    const [a, b] = [indexFor(snapshot, context.viewer, from), indexFor(snapshot, context.viewer, to)];
    if (a === b) return [];
    const paths = shortestPaths(snapshot, context.viewer, a, b);
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
    const { viewer } = context;
    const start = args.of
      ? [indexFor(snapshot, viewer, args.of)]
      : snapshot.nodes.filter((node) => mayMeet(snapshot, viewer, node)).map((node) => node.index);
    const sight = sightOf(snapshot, viewer);
    const seen = new Set(start);
    const edges = new Map<string, NetworkEdge & { a: number; b: number }>();
    let frontier = start;
    for (let depth = 0; depth < (args.of ? args.depth : 1); depth++) {
      const next: number[] = [];
      for (const at of frontier) {
        for (const each of neighboursOf(snapshot, sight, at)) {
          if (each.cluster && !args.clusters) continue;
          const key = `${Math.min(at, each.to)}|${Math.max(at, each.to)}|${each.link?.type ?? each.cluster}`;
          edges.set(key, {
            from: snapshot.nodes[at]?.id ?? '',
            to: snapshot.nodes[each.to]?.id ?? '',
            link: each.link?.type ?? null,
            since: each.link?.since ?? null,
            weight: each.weight,
            a: at,
            b: each.to,
          });
          if (!seen.has(each.to)) {
            seen.add(each.to);
            next.push(each.to);
          }
        }
      }
      frontier = next;
    }
    const ordered = [...edges.values()].sort(
      (x, y) => y.weight - x.weight || (y.since ?? '').localeCompare(x.since ?? ''),
    );
    const kept = ordered.slice(0, args.limit);
    const drawn = new Set([...(args.of ? start : []), ...kept.flatMap((edge) => [edge.a, edge.b])]);
    const nodes = await Promise.all([...drawn].map((index) => stakeholderOf(context, snapshot.nodes[index]?.id ?? '')));
    return Object.assign(new Neighbourhood(), {
      nodes: nodes.filter((each) => each !== null),
      edges: kept,
      leftOut: ordered.length - kept.length,
    });
  }
}
