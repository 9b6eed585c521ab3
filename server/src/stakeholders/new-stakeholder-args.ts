import { Length, Matches } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import { type StakeholderKind, StakeholderKindEnum } from './stakeholder.js';

/** What it takes to begin a profile, one’s own or a member’s. */
@ArgsType()
export class NewStakeholderArgs {
  @Field(() => StakeholderKindEnum, { description: 'What sort of company or institution.' })
  kind!: StakeholderKind;

  @Field(() => String, { description: 'Name in its own script.' })
  @Length(1, 200)
  name!: string;

  @Field(() => String, { description: 'BCP 47 language of the name.' })
  @Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { message: 'nameLang must be a BCP 47 tag such as fr or ar-TN' })
  nameLang!: string;

  @Field(() => String, { description: 'Country, ISO 3166-1 alpha-2.' })
  @Length(2, 2)
  country!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'You have looked at those with a similar name, and this is another.',
  })
  another: boolean = false;
}
