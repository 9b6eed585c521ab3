import type { FilterQuery } from '@mikro-orm/core';
import { raw } from '@mikro-orm/postgresql';
import { ArrayMaxSize, MaxLength } from 'class-validator';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Country } from '../countries/country.js';
import { countryOf, placeOf } from '../countries/country-loaders.js';
import { Place } from '../countries/place.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { enumeration } from '../foundation/enumeration.js';
import { requireKnown } from '../foundation/known.js';
import { Lang } from '../foundation/lang.js';
import { LocalText, localText } from '../foundation/localised-text.js';
import { connectionOf, keysetPage, type Page, PageArgs } from '../foundation/paging.js';
import { NotFound } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import type { HasViewer } from '../identity/viewer.js';
import { Sector } from '../sectors/sector.js';
import { sectorAndBelow } from '../sectors/sector-and-below.js';
import { sectorsOf } from '../sectors/sector-loaders.js';
import { Concept } from '../thesaurus/concept.js';
import { conceptsOf } from '../thesaurus/concept-loaders.js';
import { Stakeholder, type StakeholderKind, StakeholderKindEnum } from './stakeholder.js';
import { blockedFor, sectorIdsOf, stakeholderConceptsOf, stakeholderOf, womenLedOf } from './stakeholder-loaders.js';
import { mayReadField, openTo, readableProfiles } from './stakeholder-policy.js';
import { StakeholderView, viewStakeholder } from './stakeholder-view.js';
import { WomenLedClaim } from './women-led-claim.js';

type Reader = HasDatabase & HasViewer;

export const StakeholderConnection = connectionOf('Stakeholder', () => StakeholderView);

const StakeholderSort = enumeration('StakeholderSort', 'Order of a list of stakeholders.', {
  name: 'By name, A to Z.',
  newest: 'Last changed first.',
});

@ArgsType()
class StakeholderArgs extends PageArgs {
  @Field(() => [String], { nullable: true, description: 'Only of these countries, ISO 3166-1 alpha-2.' })
  @ArrayMaxSize(50)
  countries?: string[] | null;

  @Field(() => [StakeholderKindEnum], { nullable: true, description: 'Only of these kinds.' })
  kinds?: StakeholderKind[] | null;

  @Field(() => String, { nullable: true, description: 'Only active in this sector or one below it.' })
  @MaxLength(100)
  sector?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only demonstration records, or only real ones.' })
  demonstration?: boolean | null;

  @Field(() => StakeholderSort, { defaultValue: 'name', description: 'Order of the list.' })
  sort: string = 'name';
}

/** Stakeholders active in a sector or in any sector below it. */
function activeIn(sector: string) {
  return raw(`(select stakeholder_id from stakeholder_sector where sector_id in ${sectorAndBelow})`, [sector]);
}

@Resolver(() => StakeholderView)
export class StakeholderResolver {
  @Query(() => StakeholderConnection, { description: 'Stakeholders that the viewer may see.' })
  @Rule('public')
  async stakeholders(
    @Ctx() context: Reader,
    @Args(() => StakeholderArgs) args: StakeholderArgs,
  ): Promise<Page<StakeholderView>> {
    const { em, viewer } = context;
    await requireKnown(em, Country, 'code', 'countries', args.countries);
    await requireKnown(em, Sector, 'id', 'sector', args.sector);
    const blocked = viewer.actsFor ? [...(await blockedFor(context, viewer.actsFor))] : [];
    const conditions: object[] = [readableProfiles(viewer) as object];
    if (blocked.length > 0) conditions.push({ id: { $nin: blocked } });
    if (args.countries) conditions.push({ countryCode: { $in: args.countries } });
    if (args.kinds) conditions.push({ kind: { $in: args.kinds } });
    if (args.demonstration != null) conditions.push({ demonstration: args.demonstration });
    if (args.sector) conditions.push({ id: { $in: activeIn(args.sector) } }, openTo(viewer, 'sectors'));
    const order =
      args.sort === 'newest' ? { columns: ['updatedAt', 'id'], descending: true } : { columns: ['name', 'id'] };
    const page = await keysetPage(em, Stakeholder, { $and: conditions } as FilterQuery<Stakeholder>, order, args);
    return { ...page, nodes: page.nodes.map((row) => viewStakeholder(row, viewer)) };
  }

  @Query(() => StakeholderView, { description: 'One stakeholder by slug or id, as the viewer may see it.' })
  @Rule('public')
  async stakeholder(
    @Ctx() context: Reader,
    @Arg('slug', () => String, { nullable: true, description: 'Readable address part.' }) slug?: string,
    @Arg('id', () => String, { nullable: true, description: 'Identifier.' }) id?: string,
  ): Promise<StakeholderView> {
    const found = id ?? (slug ? (await context.em.findOne(Stakeholder, { slug }))?.id : null);
    const view = found && /^[0-9a-f-]{36}$/i.test(found) ? await stakeholderOf(context, found) : null;
    if (!view) throw new NotFound('stakeholder');
    return view;
  }

  @FieldResolver(() => LocalText, { nullable: true, description: 'One sentence about it.' })
  summary(@Root() stakeholder: StakeholderView, @Lang() lang: string): LocalText | null {
    return localText(stakeholder.summarySource, lang);
  }

  @FieldResolver(() => LocalText, { nullable: true, description: 'What it does, in its own words.' })
  description(@Root() stakeholder: StakeholderView, @Lang() lang: string): LocalText | null {
    return localText(stakeholder.descriptionSource, lang);
  }

  @FieldResolver(() => Country, { description: 'Country it is based in.' })
  async country(@Root() stakeholder: StakeholderView, @Ctx() context: Reader): Promise<Country> {
    const found = await countryOf(context, stakeholder.countryCode);
    if (!found) throw new NotFound('country');
    return found;
  }

  @FieldResolver(() => Place, { nullable: true, description: 'Town it is based in.' })
  place(@Root() stakeholder: StakeholderView, @Ctx() context: Reader): Promise<Place | null> | null {
    return stakeholder.placeId ? placeOf(context, stakeholder.placeId) : null;
  }

  @FieldResolver(() => [Sector], { description: 'Sectors it is active in, main one first.' })
  async sectors(@Root() stakeholder: StakeholderView, @Ctx() context: Reader): Promise<Sector[]> {
    if (!mayReadField(context.viewer, stakeholder, 'sectors')) return [];
    return sectorsOf(context, await sectorIdsOf(context, stakeholder.id));
  }

  @FieldResolver(() => [Concept], { description: 'What it declares to make, do or know.' })
  async concepts(@Root() stakeholder: StakeholderView, @Ctx() context: Reader): Promise<Concept[]> {
    if (!mayReadField(context.viewer, stakeholder, 'concepts')) return [];
    const rows = await stakeholderConceptsOf(context, stakeholder.id);
    return conceptsOf(
      context,
      rows.filter((row) => row.origin === 'declared').map((row) => row.conceptId),
    );
  }

  @FieldResolver(() => [WomenLedClaim], {
    description: 'Claims to be women-led that the viewer may see. None means not stated, never "not women-led".',
  })
  womenLed(@Root() stakeholder: StakeholderView, @Ctx() context: Reader): ReturnType<typeof womenLedOf> {
    return womenLedOf(context, stakeholder.id);
  }
}
