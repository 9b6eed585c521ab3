import type { FilterQuery } from '@mikro-orm/core';
import { raw } from '@mikro-orm/postgresql';
import { ArrayMaxSize, MaxLength } from 'class-validator';
import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Country } from '../countries/country.js';
import { countryOf } from '../countries/country-loaders.js';
import { batched, groupBy } from '../foundation/batching.js';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { requireKnown } from '../foundation/known.js';
import { Lang } from '../foundation/lang.js';
import { LocalText, labelText, localText } from '../foundation/localised-text.js';
import { connectionOf, keysetPage, type Page, PageArgs } from '../foundation/paging.js';
import { NotFound } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import { audienceArray, type HasViewer } from '../identity/viewer.js';
import { blockedFor, stakeholderOf } from '../stakeholders/stakeholder-loaders.js';
import { mayReadField } from '../stakeholders/stakeholder-policy.js';
import { StakeholderView } from '../stakeholders/stakeholder-view.js';
import { Concept } from '../thesaurus/concept.js';
import { conceptsOf } from '../thesaurus/concept-loaders.js';
import {
  type Agreement,
  AgreementEnum,
  type Direction,
  DirectionEnum,
  Offering,
  OfferingConcept,
  type OfferingKind,
  OfferingKindEnum,
  OfferingStatusEnum,
  statusOn,
} from './offering.js';

type Reader = HasDatabase & HasViewer & { clock: Clock };

const offeringsOf = batched<HasDatabase, Offering[]>(
  async (ids, { em }) =>
    groupBy(
      await em.find(
        Offering,
        { stakeholderId: { $in: [...ids] } },
        { orderBy: [{ validUntil: 'desc' }, { id: 'asc' }] },
      ),
      (row) => row.stakeholderId,
    ),
  () => [],
);

const offeringConceptsOf = batched<HasDatabase, OfferingConcept[]>(
  async (ids, { em }) =>
    groupBy(
      await em.find(OfferingConcept, { offeringId: { $in: [...ids] } }, { orderBy: { conceptId: 'asc' } }),
      (row) => row.offeringId,
    ),
  () => [],
);

export const OfferingConnection = connectionOf('Offering', () => Offering);

@ArgsType()
class OfferingArgs extends PageArgs {
  @Field(() => DirectionEnum, { nullable: true, description: 'Only offers, or only needs.' })
  direction?: Direction | null;

  @Field(() => OfferingKindEnum, { nullable: true, description: 'Only of this kind.' })
  kind?: OfferingKind | null;

  @Field(() => [String], { nullable: true, description: 'Only by stakeholders of these countries, ISO 3166-1.' })
  @ArrayMaxSize(50)
  countries?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Only for this target country, or for any.' })
  @MaxLength(100)
  target?: string | null;

  @Field(() => String, { nullable: true, description: 'Only about this concept, by its identifier.' })
  @MaxLength(100)
  concept?: string | null;

  @Field(() => AgreementEnum, { nullable: true, description: 'Only with this form of agreement sought.' })
  agreement?: Agreement | null;
}

@Resolver(() => Offering)
export class OfferingResolver {
  @Query(() => OfferingConnection, { description: 'Open offers and needs that the viewer may see, newest first.' })
  @Rule('public')
  async offerings(@Ctx() context: Reader, @Args(() => OfferingArgs) args: OfferingArgs): Promise<Page<Offering>> {
    const { em, viewer, clock } = context;
    const blocked = viewer.actsFor ? [...(await blockedFor(context, viewer.actsFor))] : [];
    await requireKnown(em, Country, 'code', 'countries', args.countries);
    await requireKnown(em, Country, 'code', 'target', args.target);
    await requireKnown(em, Concept, 'id', 'concept', args.concept);
    const open = raw(
      `(select id from stakeholder where (id = ? or (status = 'published'
         and coalesce(visibility->>'profile', 'members') = any(?)
         and coalesce(visibility->>'offerings', 'members') = any(?))) ${args.countries ? 'and country_code = any(?)' : ''})`,
      [
        ...[viewer.actsFor ?? null, audienceArray(viewer), audienceArray(viewer)],
        ...(args.countries ? [`{${args.countries.join(',')}}`] : []),
      ],
    );
    const about = (concept: string) =>
      raw('(select offering_id from offering_concept where concept_id = ?)', [concept]);
    const where = {
      status: 'open',
      validUntil: { $gte: clock.now().toISOString().slice(0, 10) },
      stakeholderId: { $in: open, ...(blocked.length > 0 ? { $nin: blocked } : {}) },
      ...(args.direction ? { direction: args.direction } : {}),
      ...(args.kind ? { kind: args.kind } : {}),
      ...(args.agreement ? { agreements: { $contains: [args.agreement] } } : {}),
      ...(args.target ? { $or: [{ targets: { $contained: [] } }, { targets: { $contains: [args.target] } }] } : {}),
      ...(args.concept ? { id: { $in: about(args.concept) } } : {}),
    };
    return keysetPage(
      em,
      Offering,
      where as unknown as FilterQuery<Offering>,
      { columns: ['validFrom', 'id'], descending: true },
      args,
    );
  }

  @FieldResolver(() => LocalText, { description: 'Title.' })
  title(@Root() offering: Offering, @Lang() lang: string): LocalText {
    return labelText(offering.title, lang, offering.id);
  }

  @FieldResolver(() => LocalText, { nullable: true, description: 'Details.' })
  text(@Root() offering: Offering, @Lang() lang: string): LocalText | null {
    return localText(offering.text, lang);
  }

  @FieldResolver(() => OfferingStatusEnum, { description: 'Whether it still stands today.' })
  status(@Root() offering: Offering, @Ctx() { clock }: Reader): string {
    return statusOn(offering, clock.now().toISOString().slice(0, 10));
  }

  @FieldResolver(() => [Country], { description: 'Target countries.' })
  async targets(@Root() offering: Offering, @Ctx() context: Reader): Promise<Country[]> {
    const found = await Promise.all(offering.targets.map((code) => countryOf(context, code)));
    return found.filter((each) => each !== null);
  }

  @FieldResolver(() => [Concept], { description: 'What it is about.' })
  async concepts(@Root() offering: Offering, @Ctx() context: Reader): Promise<Concept[]> {
    const rows = await offeringConceptsOf(context, offering.id);
    return conceptsOf(
      context,
      rows.filter((row) => row.origin === 'declared').map((row) => row.conceptId),
    );
  }

  @FieldResolver(() => StakeholderView, { description: 'Who offers or needs it.' })
  async stakeholder(@Root() offering: Offering, @Ctx() context: Reader): Promise<StakeholderView> {
    const found = await stakeholderOf(context, offering.stakeholderId);
    if (!found) throw new NotFound('stakeholder');
    return found;
  }
}

@Resolver(() => StakeholderView)
export class StakeholderOfferingsResolver {
  @FieldResolver(() => [Offering], { description: 'Its offers and needs, those that last longest first.' })
  async offerings(@Root() stakeholder: StakeholderView, @Ctx() context: Reader): Promise<Offering[]> {
    if (!mayReadField(context.viewer, stakeholder, 'offerings')) return [];
    return offeringsOf(context, stakeholder.id);
  }
}
