import { ArrayMaxSize, Max, MaxLength, Min } from 'class-validator';
import { Args, ArgsType, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Country } from '../countries/country.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { requireKnown } from '../foundation/known.js';
import { NotFound } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import type { HasViewer } from '../identity/viewer.js';
import { Sector } from '../sectors/sector.js';
import { sectorsAbove } from '../sectors/sector-loaders.js';
import { Stakeholder } from '../stakeholders/stakeholder.js';
import { stakeholderOf } from '../stakeholders/stakeholder-loaders.js';
import { StakeholderView } from '../stakeholders/stakeholder-view.js';
import { type LinkType, LinkTypeEnum, linkTypes } from './cooperation-link.js';
import type { LinkPage } from './link-pages.js';
import { communitiesOf } from './measure-network.js';
import { picture } from './picture.js';
import { dayText, idOf, indexOf, type Snapshot, under } from './snapshot.js';
import type { HasSnapshot } from './snapshot-store.js';
import { eachVisibleLink, linkId } from './visible-links.js';
import { type Sight, sightOf } from './visible-to.js';

type Reader = HasDatabase & HasViewer & HasSnapshot;

@ObjectType({ description: 'A stakeholder in the drawn network.' })
export class NetworkNode {
  @Field(() => StakeholderView, { description: 'The stakeholder.' })
  stakeholder!: StakeholderView;

  @Field(() => Int, { description: 'How many links it has in what was asked for, drawn or left out.' })
  links!: number;

  @Field(() => ID, {
    nullable: true,
    description:
      'Identifier of its main sector, of level 2 at most, as `sectors(level: 2)` names it; null where it shows none.',
  })
  sector!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of its community (Louvain) in the network that everyone may see, as last worked out: 1 is the largest. Null without links there.',
  })
  community!: number | null;
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

/** Whether a link is asked for: its kind, and a country or a sector that one of its ends shows. */
async function filterOf({ em }: Reader, snapshot: Snapshot, sight: Sight, args: NetworkArgs) {
  const { countries, sectors: words } = snapshot.vocabularies;
  const types = new Set((args.types ?? []).map((type) => linkTypes.indexOf(type)));
  const codes = new Set((args.countries ?? []).map((code) => countries.find(code)));
  const sectors = args.sector ? await sectorsUnder(em, args.sector) : null;
  const active = new Uint8Array(snapshot.size);
  for (const sector of sectors ?? [])
    for (const index of under(snapshot, 'sectors', words.find(sector)))
      if (sight.reads(index, 'sectors')) active[index] = 1;
  return (from: number, to: number, type: number) =>
    (types.size === 0 || types.has(type)) &&
    (codes.size === 0 ||
      codes.has(snapshot.countries[from] as number) ||
      codes.has(snapshot.countries[to] as number)) &&
    (!sectors || active[from] === 1 || active[to] === 1);
}

@Resolver()
export class NetworkResolver {
  @Query(() => Network, {
    description: 'The network of confirmed links that the viewer may see, for drawing: bounded, best-linked first.',
  })
  @Rule('public')
  async network(@Ctx() context: Reader, @Args(() => NetworkArgs) args: NetworkArgs): Promise<Network> {
    await requireKnown(context.em, Country, 'code', 'countries', args.countries);
    await requireKnown(context.em, Sector, 'id', 'sector', args.sector);
    const snapshot = await context.snapshot();
    const sight = sightOf(snapshot, context.viewer);
    const wanted = await filterOf(context, snapshot, sight, args);
    const ends: [number, number][] = [];
    const links: { type: LinkType; since: number; page: LinkPage; at: number }[] = [];
    eachVisibleLink(snapshot, sight, (from, to, type, since, page, at) => {
      if (!wanted(from, to, type)) return;
      ends.push([from, to]);
      links.push({ type: linkTypes[type] as LinkType, since, page, at });
    });
    let focus: { index: number; depth: number } | undefined;
    if (args.around) {
      const row = await context.em.findOne(Stakeholder, { slug: args.around }, { fields: ['id'] });
      const index = indexOf(snapshot, row?.id ?? '');
      if (!sight.meets(index)) throw new NotFound('stakeholder');
      focus = { index, depth: args.depth };
    }
    const drawn = picture(snapshot, ends, args.first, focus);
    const communities = await communitiesOf(
      context,
      drawn.nodes.map(({ index }) => idOf(snapshot, index)),
    );
    const above = await sectorsAbove(context);
    const sectorOf = (index: number) => {
      const main = sight.reads(index, 'sectors') ? (snapshot.sectors[index] as number) : -1;
      const word = main < 0 ? null : snapshot.vocabularies.sectors.of(main);
      return word === null ? null : (above.get(word) ?? word);
    };
    const nodes = await Promise.all(
      drawn.nodes.map(async ({ index, degree }) => {
        const stakeholder = await stakeholderOf(context, idOf(snapshot, index));
        if (!stakeholder) return [];
        const community = communities.get(idOf(snapshot, index)) ?? null;
        return [
          Object.assign(new NetworkNode(), {
            stakeholder,
            links: degree,
            sector: sectorOf(index),
            community,
          }),
        ];
      }),
    );
    const drawnLinks = drawn.drawn.map((number) => {
      const [from, to] = ends[number] as [number, number];
      const { type, since, page, at } = links[number] as (typeof links)[number];
      const [a, b] = [idOf(snapshot, from), idOf(snapshot, to)];
      return Object.assign(new NetworkLink(), { id: linkId(page, at), from: a, to: b, type, since: dayText(since) });
    });
    drawnLinks.sort((a, b) => (a.since === b.since ? (a.id < b.id ? -1 : 1) : a.since < b.since ? -1 : 1));
    return Object.assign(new Network(), {
      nodes: nodes.flat(),
      links: drawnLinks,
      stakeholdersLeftOut: drawn.stakeholdersLeftOut,
      linksLeftOut: drawn.linksLeftOut,
    });
  }
}
