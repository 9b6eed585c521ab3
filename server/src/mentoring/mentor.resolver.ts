import { ArrayMaxSize, ValidateNested } from 'class-validator';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  InputType,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Country } from '../countries/country.js';
import { countryOf } from '../countries/country-loaders.js';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { enumeration } from '../foundation/enumeration.js';
import { Lang } from '../foundation/lang.js';
import { LocalText, labelText, localText } from '../foundation/localised-text.js';
import { keysetPage, type Page, PageArgs } from '../foundation/paging.js';
import { NotFound } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import type { HasViewer } from '../identity/viewer.js';
import { stakeholderOf } from '../stakeholders/stakeholder-loaders.js';
import { StakeholderView } from '../stakeholders/stakeholder-view.js';
import { Concept } from '../thesaurus/concept.js';
import { conceptsOf, preferredLabelsOf } from '../thesaurus/concept-loaders.js';
import { askedFor } from './ask-mentor.js';
import { countMentors, findMentors, type MentorFacetName } from './find-mentors.js';
import { type MenteePreference, MenteePreferenceEnum, Mentor, MentorConnection } from './mentor.js';
import { mentorshipsOf, mentorsOfStakeholder, mentorTopicsOf } from './mentor-loaders.js';
import { MentorTime, timeOf } from './mentor-time.js';

type Reader = HasDatabase & HasViewer & { clock: Clock };

export const MentorFacetEnum = enumeration('MentorFacet', 'What mentors can be narrowed by, with counts.', {
  topic: 'A topic, with all narrower ones.',
  language: 'A language of work.',
  country: 'A country the mentor knows.',
  prefers: 'Whom the mentor prefers to accompany.',
});

@InputType({
  description: 'What mentors are narrowed to: values of one filter are alternatives, filters hold together.',
})
export class MentorFiltersInput {
  @Field(() => [String], { nullable: true, description: 'Concepts, each with all narrower ones.' })
  @ArrayMaxSize(50)
  topic?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Languages of work, BCP 47.' })
  @ArrayMaxSize(50)
  language?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Countries the mentor knows, ISO 3166-1.' })
  @ArrayMaxSize(50)
  country?: string[] | null;

  @Field(() => [MenteePreferenceEnum], { nullable: true, description: 'Whom the mentor prefers to accompany.' })
  @ArrayMaxSize(6)
  prefers?: MenteePreference[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only mentors with a free place today.' })
  free?: boolean | null;
}

@ArgsType()
class MentorArgs extends PageArgs {
  @Field(() => MentorFiltersInput, { nullable: true, description: 'Only mentors that pass these.' })
  @ValidateNested()
  filters?: MentorFiltersInput | null;
}

@ArgsType()
class MentorFacetArgs {
  @Field(() => MentorFacetEnum, { description: 'Which facet.' })
  name!: MentorFacetName;

  @Field(() => MentorFiltersInput, { nullable: true, description: 'Filters that hold; the facet’s own is left out.' })
  @ValidateNested()
  filters?: MentorFiltersInput | null;
}

@ObjectType({ description: 'A value that mentors can be narrowed by.' })
export class MentorFacetValue {
  @Field(() => String, { description: 'Identifier, as the filter wants it.' })
  value!: string;

  @Field(() => LocalText, { nullable: true, description: 'Label of a topic or country; null where codes have none.' })
  label!: LocalText | null;

  @Field(() => Int, { description: 'Mentors that have it, with every other filter applied.' })
  count!: number;
}

const dayOf = (clock: Clock) => clock.now().toISOString().slice(0, 10);

@Resolver(() => Mentor)
export class MentorResolver {
  @Query(() => MentorConnection, { description: 'Mentors, by name.' })
  @Rule('public')
  async mentors(@Ctx() context: Reader, @Args(() => MentorArgs) args: MentorArgs): Promise<Page<Mentor>> {
    const ids = await findMentors(context, args.filters ?? {}, dayOf(context.clock));
    return keysetPage(context.em, Mentor, { id: { $in: ids } }, { columns: ['name', 'id'] }, args);
  }

  @Query(() => [MentorFacetValue], { description: 'Values of one facet of the mentors, most frequent first.' })
  @Rule('public')
  async mentorFacet(
    @Ctx() context: Reader,
    @Lang() lang: string,
    @Args(() => MentorFacetArgs) { name, filters }: MentorFacetArgs,
  ): Promise<MentorFacetValue[]> {
    const counted = await countMentors(context, name, filters ?? {}, dayOf(context.clock));
    const labels = await labelsOfValues(
      context,
      name,
      counted.map((each) => each.value),
      lang,
    );
    return counted.map((each) => ({ ...each, label: labels.get(each.value) ?? null }));
  }

  @Query(() => Mentor, { description: 'One mentor by the readable part of the address.' })
  @Rule('public')
  async mentor(
    @Ctx() context: Reader,
    @Arg('slug', () => String, { description: 'Readable part of the address.' }) slug: string,
  ): Promise<Mentor> {
    const found = await context.em.findOne(Mentor, { slug });
    const readable = found ? await findMentors(context, {}, dayOf(context.clock)) : [];
    if (!found || !readable.includes(found.id)) throw new NotFound('mentor');
    return found;
  }

  @FieldResolver(() => LocalText, { description: 'What the mentor is good for, in a line.' })
  headline(@Root() mentor: Mentor, @Lang() lang: string): LocalText {
    return labelText(mentor.headline, lang, mentor.name);
  }

  @FieldResolver(() => LocalText, { nullable: true, description: 'Where the experience comes from.' })
  bio(@Root() mentor: Mentor, @Lang() lang: string): LocalText | null {
    return localText(mentor.bio, lang);
  }

  @FieldResolver(() => [Concept], { description: 'What the mentor helps with, most asked for first.' })
  async topics(@Root() mentor: Mentor, @Ctx() context: Reader): Promise<Concept[]> {
    const rows = await mentorTopicsOf(context, mentor.id);
    return conceptsOf(
      context,
      rows.map((row) => row.conceptId),
    );
  }

  @FieldResolver(() => [Country], { description: 'Countries the mentor knows.' })
  async countries(@Root() mentor: Mentor, @Ctx() context: Reader): Promise<Country[]> {
    const found = await Promise.all(mentor.countries.map((code) => countryOf(context, code)));
    return found.filter((each) => each !== null);
  }

  @FieldResolver(() => MentorTime, { description: 'Free places and waiting time today.' })
  async time(@Root() mentor: Mentor, @Ctx() context: Reader): Promise<MentorTime> {
    return timeOf(mentor, await mentorshipsOf(context, mentor.id), dayOf(context.clock));
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether somebody can pass a request on: through their stakeholder, or to their own account.',
  })
  reachable(@Root() mentor: Mentor): boolean {
    return askedFor(mentor) !== null;
  }

  @FieldResolver(() => StakeholderView, {
    nullable: true,
    description:
      'The company or institution the mentor belongs to; asking goes through it. Null for a person by themselves.',
  })
  stakeholder(@Root() mentor: Mentor, @Ctx() context: Reader): Promise<StakeholderView | null> | null {
    return mentor.stakeholderId ? stakeholderOf(context, mentor.stakeholderId) : null;
  }
}

@Resolver(() => StakeholderView)
export class StakeholderMentorsResolver {
  @FieldResolver(() => [Mentor], { description: 'Mentors who belong to it.' })
  mentors(@Root() stakeholder: StakeholderView, @Ctx() context: Reader): Promise<Mentor[]> {
    return mentorsOfStakeholder(context, stakeholder.id);
  }
}

async function labelsOfValues(
  context: Reader,
  name: MentorFacetName,
  values: string[],
  lang: string,
): Promise<Map<string, LocalText>> {
  if (name === 'topic') {
    const labels = await Promise.all(
      values.map(async (id) => labelText(await preferredLabelsOf(context, id), lang, id)),
    );
    return new Map(values.map((id, index) => [id, labels[index] as LocalText]));
  }
  if (name !== 'country') return new Map();
  const countries = await Promise.all(values.map((code) => countryOf(context, code)));
  return new Map(
    countries.flatMap((each) => (each ? [[each.code, labelText(each.names, lang, each.code)] as const] : [])),
  );
}
