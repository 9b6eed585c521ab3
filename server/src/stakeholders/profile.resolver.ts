import { Arg, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { enumeration } from '../foundation/enumeration.js';
import { requireId } from '../foundation/ids.js';
import { directionOf, type LocalisedText, LocalText } from '../foundation/localised-text.js';
import { NotFound } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import { type Audience, type HasViewer, isDelegateOf } from '../identity/viewer.js';
import { Concept } from '../thesaurus/concept.js';
import { conceptsOf } from '../thesaurus/concept-loaders.js';
import { completenessOf, type ProfilePart } from './completeness.js';
import { editProfile, publishProfile } from './edit-profile.js';
import { AudienceEnum, ProfileInput } from './profile-input.js';
import { type HideableField, hideableFields, Stakeholder, type StakeholderStatus } from './stakeholder.js';
import { sectorIdsOf, stakeholderConceptsOf } from './stakeholder-loaders.js';
import { StakeholderView, viewStakeholder } from './stakeholder-view.js';

type Writer = HasDatabase & HasViewer & { clock: Clock; requestId: string };

export const StakeholderStatusEnum = enumeration('StakeholderStatus', 'Where a profile stands.', {
  draft: 'Only its delegates see it.',
  'in-review': 'Waits for a facilitator.',
  published: 'Seen by whom its owner chose.',
  suspended: 'Hidden by the platform.',
});

export const ProfilePartEnum = enumeration('ProfilePart', 'A part of a profile that counts for completeness.', {
  summary: 'What it does in a sentence.',
  sectors: 'Its sectors.',
  concepts: 'Three concepts or more.',
  languages: 'Working languages.',
  place: 'Where it is.',
  description: 'Who it is.',
  size: 'How many people.',
  founded: 'Since when.',
});

@ObjectType({ description: 'Who may see one field of a profile.' })
export class FieldVisibility {
  @Field(() => String, { description: 'The field.' })
  field!: HideableField;

  @Field(() => AudienceEnum, { description: 'Who may see it.' })
  audience!: Audience;
}

@ObjectType({ description: 'A profile as its own delegates write it: every language, every choice of visibility.' })
export class OwnProfile {
  row!: Stakeholder;

  @Field(() => ID, { description: 'Identifier of the stakeholder.' })
  id!: string;

  @Field(() => Int, { description: 'Pass it back when writing; a profile changed since is not overwritten.' })
  version!: number;

  @Field(() => StakeholderStatusEnum, { description: 'Where it stands.' })
  status!: StakeholderStatus;

  @Field(() => [LocalText], { description: 'What it does, in every language it was written in.' })
  summary!: LocalText[];

  @Field(() => [LocalText], { description: 'Who it is, in every language it was written in.' })
  description!: LocalText[];

  @Field(() => [FieldVisibility], { description: 'Every field that can be hidden, with who may see it.' })
  visibility!: FieldVisibility[];
}

function everyLanguage(source: LocalisedText): LocalText[] {
  return Object.entries(source).map(([lang, text]) => ({ lang, text, dir: directionOf(lang) }));
}

async function ownProfile({ em, viewer }: Writer, id: string): Promise<OwnProfile> {
  const row = isDelegateOf(viewer, requireId(id, 'stakeholder'))
    ? await em.findOne(Stakeholder, { id }, { refresh: true })
    : null;
  if (!row) throw new NotFound('stakeholder');
  return profileView(row);
}

/** A row as whoever may write it reads it; the caller has looked at that. */
export function profileView(row: Stakeholder): OwnProfile {
  return Object.assign(new OwnProfile(), {
    row,
    id: row.id,
    version: row.version,
    status: row.status,
    summary: everyLanguage(row.summary),
    description: everyLanguage(row.description),
    visibility: hideableFields.map((field) => ({ field, audience: row.visibility[field] ?? 'members' })),
  });
}

@Resolver(() => OwnProfile)
export class ProfileResolver {
  @Query(() => OwnProfile, { description: 'A profile you are a delegate of, to write it.' })
  @Rule('signed-in')
  ownProfile(
    @Ctx() context: Writer,
    @Arg('id', () => ID, { description: 'Identifier of the stakeholder.' }) id: string,
  ): Promise<OwnProfile> {
    return ownProfile(context, id);
  }

  @Mutation(() => OwnProfile, {
    description:
      'Writes a profile you are a delegate of. Refused with CHANGED_MEANWHILE when it changed since the version given, and with BAD_INPUT naming the field when a text holds a contact or a value is not known.',
  })
  @Rule('signed-in')
  async editProfile(
    @Ctx() context: Writer,
    @Arg('id', () => ID, { description: 'Identifier of the stakeholder.' }) id: string,
    @Arg('input', () => ProfileInput, { description: 'What changes.' }) input: ProfileInput,
  ): Promise<OwnProfile> {
    await editProfile(context, id, input);
    return ownProfile(context, id);
  }

  @Mutation(() => OwnProfile, { description: 'Lets others see a profile, or takes it back to a draft.' })
  @Rule('signed-in')
  async publishProfile(
    @Ctx() context: Writer,
    @Arg('id', () => ID, { description: 'Identifier of the stakeholder.' }) id: string,
    @Arg('version', () => Int, { description: 'The version that was read.' }) version: number,
    @Arg('publish', () => Boolean, { description: 'True to publish, false to pause.' }) publish: boolean,
  ): Promise<OwnProfile> {
    await publishProfile(context, id, version, publish);
    return ownProfile(context, id);
  }

  @FieldResolver(() => StakeholderView, { description: 'The profile as others see it, with everything it hides.' })
  stakeholder(@Root() { row }: OwnProfile, @Ctx() { viewer }: Writer): StakeholderView {
    return viewStakeholder(row, { ...viewer, delegateOf: [...viewer.delegateOf, row.id] });
  }

  @FieldResolver(() => [Concept], { description: 'Concepts it declares itself.' })
  async declaredConcepts(@Root() profile: OwnProfile, @Ctx() context: Writer): Promise<Concept[]> {
    const rows = await stakeholderConceptsOf(context, profile.id);
    return conceptsOf(
      context,
      rows.filter((row) => row.origin === 'declared').map((row) => row.conceptId),
    );
  }

  @FieldResolver(() => Int, { description: 'How much is filled in, percent.' })
  async completeness(@Root() profile: OwnProfile, @Ctx() context: Writer): Promise<number> {
    return (await filled(context, profile)).percent;
  }

  @FieldResolver(() => ProfilePartEnum, { nullable: true, description: 'The one part to fill in next.' })
  async nextStep(@Root() profile: OwnProfile, @Ctx() context: Writer): Promise<ProfilePart | null> {
    return (await filled(context, profile)).next;
  }
}

async function filled(context: Writer, { row }: OwnProfile) {
  const [sectors, concepts] = await Promise.all([sectorIdsOf(context, row.id), stakeholderConceptsOf(context, row.id)]);
  return completenessOf({
    ...row,
    sectors,
    concepts: concepts.filter((each) => each.origin === 'declared').map((each) => each.conceptId),
  });
}
