import { Field, ID, ObjectType } from 'type-graphql';
import { type Account, type PlatformRole, PlatformRoleEnum } from './account.js';

/** One's own account. Others never see it: they meet stakeholders, not people. */
@ObjectType('Account', { description: 'The account one is signed in to.' })
export class AccountView {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @Field(() => String, { description: 'E-mail address.' })
  email!: string;

  @Field(() => String, { description: 'Name of the person, as they write it.' })
  name!: string;

  @Field(() => String, { description: 'Language of the interface and of mail: en, fr or ar.' })
  lang!: string;

  @Field(() => String, { description: 'Time zone in which times are shown, IANA name.' })
  timeZone!: string;

  @Field(() => [PlatformRoleEnum], { description: 'What the account may do on the platform.' })
  roles!: readonly PlatformRole[];

  @Field(() => Boolean, { description: 'True for an invented person, there to look around with.' })
  demonstration!: boolean;
}

export function viewAccount(row: Account, roles: readonly PlatformRole[]): AccountView {
  const { id, email, name, lang, timeZone, demonstration } = row;
  return Object.assign(new AccountView(), { id, email, name, lang, timeZone, demonstration, roles });
}
