import type { FilterQuery } from '@mikro-orm/core';
import { raw } from '@mikro-orm/postgresql';
import { ArrayMaxSize, IsISO8601, IsOptional, MaxLength } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import { Country } from '../countries/country.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { requireKnown } from '../foundation/known.js';
import { PageArgs } from '../foundation/paging.js';
import { NotFound } from '../foundation/refusal.js';
import { audienceArray, type HasViewer, type Viewer } from '../identity/viewer.js';
import { Stakeholder } from '../stakeholders/stakeholder.js';
import { stakeholderOf } from '../stakeholders/stakeholder-loaders.js';
import { mayReadField } from '../stakeholders/stakeholder-policy.js';
import { type CooperationLink, type LinkType, LinkTypeEnum } from './cooperation-link.js';
import type { Project } from './project.js';

type Reader = HasDatabase & HasViewer;

/** Which links to list. */
@ArgsType()
export class LinkArgs extends PageArgs {
  @Field(() => [LinkTypeEnum], { nullable: true, description: 'Only of these kinds.' })
  @ArrayMaxSize(20)
  types?: LinkType[] | null;

  @Field(() => [String], { nullable: true, description: 'Only with a side in one of these countries, ISO 3166-1.' })
  @ArrayMaxSize(50)
  countries?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Only links of the stakeholder with this slug.' })
  @MaxLength(200)
  of?: string | null;

  @Field(() => String, { nullable: true, description: 'Only begun on this day or later, ISO 8601.' })
  @IsOptional()
  @IsISO8601({ strict: true }, { message: 'is not a day such as 2026-03-31' })
  since?: string | null;
}

/** Which projects to list. */
@ArgsType()
export class ProjectArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only with this theme, as the source wrote it.' })
  @MaxLength(200)
  theme?: string | null;

  @Field(() => [String], { nullable: true, description: 'Only with a visible partner in one of these countries.' })
  @ArrayMaxSize(50)
  countries?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Only projects of the stakeholder with this slug.' })
  @MaxLength(200)
  of?: string | null;

  @Field(() => String, { nullable: true, description: 'Only under way on this day, ISO 8601.' })
  @IsOptional()
  @IsISO8601({ strict: true }, { message: 'is not a day such as 2026-03-31' })
  on?: string | null;
}

/** The stakeholder with this slug, if it shows its links to the viewer; a hidden one is answered like none. */
async function whoseLinks(context: Reader, slug: string): Promise<string> {
  const row = await context.em.findOne(Stakeholder, { slug }, { fields: ['id'] });
  const view = row && (await stakeholderOf(context, row.id));
  if (!view || !mayReadField(context.viewer, view, 'links')) throw new NotFound('stakeholder');
  return view.id;
}

/** Identifiers of stakeholders that show the viewer their links, of some countries alone where given: SQL, values. */
function showingLinks(viewer: Viewer, countries?: readonly string[] | null): [string, unknown[]] {
  const shown = audienceArray(viewer);
  const sql = `(select id from stakeholder s where (s.id = ? or (s.status = 'published'
     and coalesce(s.visibility->>'profile', 'members') = any(?)
     and coalesce(s.visibility->>'links', 'members') = any(?)
     and not exists (select 1 from block b where (b.from_id = s.id and b.to_id = ? and b.binds_both) or (b.from_id = ? and b.to_id = s.id))))
     ${countries ? 'and s.country_code = any(?)' : ''})`;
  const values = [viewer.actsFor, shown, shown, viewer.actsFor, viewer.actsFor];
  return [sql, countries ? [...values, `{${countries.join(',')}}`] : values];
}

/** Conditions that the links asked for meet: both sides open to the viewer, and whatever was asked. */
export async function linkFilter(context: Reader, args: LinkArgs): Promise<FilterQuery<CooperationLink>> {
  await requireKnown(context.em, Country, 'code', 'countries', args.countries);
  const { viewer } = context;
  const conditions: object[] = [
    { status: 'confirmed', fromId: { $in: raw(...showingLinks(viewer)) }, toId: { $in: raw(...showingLinks(viewer)) } },
  ];
  if (args.types) conditions.push({ type: { $in: args.types } });
  if (args.since) conditions.push({ since: { $gte: args.since } });
  if (args.countries) {
    const there = () => raw(...showingLinks(viewer, args.countries));
    conditions.push({ $or: [{ fromId: { $in: there() } }, { toId: { $in: there() } }] });
  }
  if (args.of) {
    const id = await whoseLinks(context, args.of);
    conditions.push({ $or: [{ fromId: id }, { toId: id }] });
  }
  return { $and: conditions } as FilterQuery<CooperationLink>;
}

/** Conditions that the projects asked for meet. Whoever hides their links takes no part in the answer. */
export async function projectFilter(context: Reader, args: ProjectArgs): Promise<FilterQuery<Project>> {
  await requireKnown(context.em, Country, 'code', 'countries', args.countries);
  const conditions: object[] = [];
  if (args.theme) conditions.push({ themes: { $contains: [args.theme] } });
  if (args.on) conditions.push({ starts: { $lte: args.on } }, { $or: [{ ends: null }, { ends: { $gte: args.on } }] });
  const withPartner = (sql: string, values: unknown[]) =>
    conditions.push({
      id: { $in: raw(`(select project_id from participation where stakeholder_id in ${sql})`, values) },
    });
  if (args.countries) withPartner(...showingLinks(context.viewer, args.countries));
  if (args.of) withPartner('(?)', [await whoseLinks(context, args.of)]);
  return (conditions.length > 0 ? { $and: conditions } : {}) as FilterQuery<Project>;
}
