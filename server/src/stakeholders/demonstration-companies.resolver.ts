import type { FilterQuery } from '@mikro-orm/core';
import { raw } from '@mikro-orm/postgresql';
import { MaxLength } from 'class-validator';
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Country } from '../countries/country.js';
import { countryOf } from '../countries/country-loaders.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { connectionOf, keysetPage, type Page, PageArgs } from '../foundation/paging.js';
import { Rule } from '../foundation/rule.js';
import type { HasDemonstration } from '../identity/demonstration-accounts.resolver.js';
import { Stakeholder } from './stakeholder.js';

@ObjectType({ description: 'An invented company that can be viewed as, in place of signing in.' })
export class DemonstrationCompany {
  @Field(() => ID, { description: 'Identifier, for the header x-wasl-view-as.' })
  id!: string;

  @Field(() => String, { description: 'Name in its own script.' })
  name!: string;

  @Field(() => String, { description: 'BCP 47 language of the name.' })
  nameLang!: string;

  countryCode!: string;
}

export const DemonstrationCompanyConnection = connectionOf('DemonstrationCompany', () => DemonstrationCompany);

@ArgsType()
class DemonstrationCompanyArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Part of the name in any language, at most 100 characters.' })
  @MaxLength(100)
  query?: string | null;
}

/** Text to look for anywhere in another, with the signs that LIKE reads as wildcards taken literally. */
function containing(words: string): string {
  return `%${words.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
}

@Resolver(() => DemonstrationCompany)
export class DemonstrationCompaniesResolver {
  @Query(() => DemonstrationCompanyConnection, {
    description: 'Invented companies to view as, by name; empty outside demonstration mode.',
  })
  @Rule('public')
  async demonstrationCompanies(
    @Ctx() { em, demonstration }: HasDatabase & HasDemonstration,
    @Args(() => DemonstrationCompanyArgs) args: DemonstrationCompanyArgs,
  ): Promise<Page<DemonstrationCompany>> {
    const conditions: object[] = [{ demonstration: true, status: 'published', type: 'company' }];
    if (!demonstration) conditions.push({ id: null });
    if (args.query?.trim()) {
      const named = raw(
        `(select id from stakeholder where unaccent(name || ' ' || other_names::text) ilike unaccent(?))`,
        [containing(args.query)],
      );
      conditions.push({ id: { $in: named } });
    }
    const where = { $and: conditions } as FilterQuery<Stakeholder>;
    const page = await keysetPage(em, Stakeholder, where, { columns: ['name', 'id'] }, args);
    const nodes = page.nodes.map(({ id, name, nameLang, countryCode }) =>
      Object.assign(new DemonstrationCompany(), { id, name, nameLang, countryCode }),
    );
    return { ...page, nodes };
  }

  @FieldResolver(() => Country, { nullable: true, description: 'Its country.' })
  country(@Root() { countryCode }: DemonstrationCompany, @Ctx() context: HasDatabase): Promise<Country | null> {
    return countryOf(context, countryCode);
  }
}
