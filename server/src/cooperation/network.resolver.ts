import { ArrayMaxSize, Max, MaxLength, Min } from 'class-validator';
import { Args, ArgsType, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { HasDatabase } from '../foundation/database-slice.js';
import { NotFound } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import type { HasViewer } from '../identity/viewer.js';
import { Sector } from '../sectors/sector.js';
import { Stakeholder } from '../stakeholders/stakeholder.js';
import { stakeholderOf } from '../stakeholders/stakeholder-loaders.js';
import { mayReadField } from '../stakeholders/stakeholder-policy.js';
import { StakeholderView } from '../stakeholders/stakeholder-view.js';
import { CooperationLink, type LinkType, LinkTypeEnum } from './cooperation-link.js';
import { picture } from './picture.js';
import type { Node } from './snapshot.js';
import type { HasSnapshot } from './snapshot-store.js';
import { type VisibleLink, visibleLinks } from './visible-links.js';
import { mayMeet } from './visible-to.js';

type Reader = HasDatabase & HasViewer & HasSnapshot;

@ObjectType({ description: 'A stakeholder in the drawn network.' })
export class NetworkNode {
  @Field(() => StakeholderView, { description: 'The stakeholder.' })
  stakeholder!: StakeholderView;

  @Field(() => Int, { description: 'How many links it has in what was asked for, drawn or left out.' })
  links!: number;
}

@ObjectType({ description: 'A confirmed link in the drawn network, read from `from` to `to`.' })
export class NetworkLink {
  @Field(() => ID, { description: 'Identifier of the link.' })
  id!: string;

  @Field(() => String, { description: 'Identifier of the stakeholder it starts from.' })
  from!: string;

  @Field(() => String, { description: 'Identifier of the stakeholder it leads to.' })
  to!: string;

  @Field(() => LinkTypeEnum, { description: 'How they work together.' })
  type!: LinkType;

  @Field(() => String, { description: 'Since when, ISO 8601.' })
  since!: string;
}

@ObjectType({ description: 'A picture of the network: its best-linked part, and how much was left out of it.' })
export class Network {
  @Field(() => [NetworkNode], { description: 'The stakeholders drawn, best linked first; a focus comes before all.' })
  nodes!: NetworkNode[];

  @Field(() => [NetworkLink], { description: 'Every link between the stakeholders drawn, oldest first.' })
  links!: NetworkLink[];

  @Field(() => Int, { description: 'How many stakeholders with a link were left out to keep to `first`.' })
  stakeholdersLeftOut!: number;

  @Field(() => Int, { description: 'How many links were left out with them.' })
  linksLeftOut!: number;
}

@ArgsType()
class NetworkArgs {
  @Field(() => [String], { nullable: true, description: 'Only links that touch one of these countries.' })
  @ArrayMaxSize(50)
  countries?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Only links that touch this sector or one below it.' })
  @MaxLength(100)
  sector?: string | null;

  @Field(() => [LinkTypeEnum], { nullable: true, description: 'Only links of these kinds.' })
  @ArrayMaxSize(20)
  types?: LinkType[] | null;

  @Field(() => String, { nullable: true, description: 'Only what lies around the stakeholder with this slug.' })
  @MaxLength(200)
  around?: string | null;

  @Field(() => Int, { defaultValue: 1, description: 'How many steps around it, 1 to 3.' })
  @Min(1)
  @Max(3)
  depth: number = 1;

  @Field(() => Int, { defaultValue: 400, description: 'At most so many stakeholders, 1 to 2000.' })
  @Min(1)
  @Max(2000)
  first: number = 400;
}

async function sectorsUnder(em: Reader['em'], id: string): Promise<Set<string>> {
  const all = await em.find(Sector, {});
  const under = new Set([id]);
  // A set walks what is added to it while it is walked, so this reaches every level.
  for (const each of under) for (const sector of all) if (sector.parentId === each) under.add(sector.id);
  return under;
}

@Resolver()
export class NetworkResolver {
  @Query(() => Network, {
    description: 'The network of confirmed links that the viewer may see, for drawing: bounded, best-linked first.',
  })
  @Rule('public')
  async network(@Ctx() context: Reader, @Args(() => NetworkArgs) args: NetworkArgs): Promise<Network> {
    const { em, viewer } = context;
    const snapshot = await context.snapshot();
    const sectors = args.sector ? await sectorsUnder(em, args.sector) : null;
    const touches = (link: VisibleLink, holds: (side: Node) => boolean) => link.sides.some(holds);
    const links = visibleLinks(snapshot, viewer).filter(
      (link) =>
        (!args.types?.length || args.types.includes(link.type)) &&
        (!args.countries?.length || touches(link, (side) => args.countries?.includes(side.country) ?? false)) &&
        (!sectors ||
          touches(link, (side) => mayReadField(viewer, side, 'sectors') && side.sectors.some((id) => sectors.has(id)))),
    );
    let focus: Node | undefined;
    if (args.around) {
      const row = await em.findOne(Stakeholder, { slug: args.around }, { fields: ['id'] });
      focus = snapshot.nodes[snapshot.indexOf.get(row?.id ?? '') ?? -1];
      if (!focus || !mayMeet(snapshot, viewer, focus)) throw new NotFound('stakeholder');
    }
    const drawn = picture(links, args.first, focus && { node: focus, depth: args.depth });
    const rows = await em.find(
      CooperationLink,
      { id: { $in: drawn.links.map((link) => link.id) } },
      { orderBy: [{ since: 'asc' }, { id: 'asc' }] },
    );
    const nodes = await Promise.all(
      drawn.nodes.map(async ({ node, degree }) => {
        const stakeholder = await stakeholderOf(context, node.id);
        return stakeholder ? [Object.assign(new NetworkNode(), { stakeholder, links: degree })] : [];
      }),
    );
    return Object.assign(new Network(), {
      nodes: nodes.flat(),
      links: rows.map(({ id, fromId, toId, type, since }) =>
        Object.assign(new NetworkLink(), { id, from: fromId, to: toId, type, since }),
      ),
      stakeholdersLeftOut: drawn.stakeholdersLeftOut,
      linksLeftOut: drawn.linksLeftOut,
    });
  }
}
