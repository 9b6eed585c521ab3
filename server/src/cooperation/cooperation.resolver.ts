import { Args, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Membership } from '../clusters/cluster.js';
import { batched, groupBy } from '../foundation/batching.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { Lang } from '../foundation/lang.js';
import { LocalText, labelText, localText } from '../foundation/localised-text.js';
import { connectionOf, keysetPage, type Page } from '../foundation/paging.js';
import { Rule } from '../foundation/rule.js';
import { type HasViewer, isDelegateOf, isFacilitatorOf, isSecretariat, isStaff } from '../identity/viewer.js';
import { stakeholderOf } from '../stakeholders/stakeholder-loaders.js';
import { mayReadField } from '../stakeholders/stakeholder-policy.js';
import { StakeholderView } from '../stakeholders/stakeholder-view.js';
import { LinkArgs, linkFilter, ProjectArgs, projectFilter } from './cooperation-args.js';
import { CooperationLink } from './cooperation-link.js';
import { Participation, Project } from './project.js';

type Reader = HasDatabase & HasViewer;

/** A link as this viewer may see it, with both ends readable. */
@ObjectType('CooperationLinkEnds', { description: 'The two sides of a link, each as the viewer may see it.' })
export class LinkEnds {
  @Field(() => StakeholderView, { description: 'The side the link starts from.' })
  from!: StakeholderView;

  @Field(() => StakeholderView, { description: 'The side it leads to.' })
  to!: StakeholderView;
}

const clustersOfMember = batched<HasDatabase, string[]>(
  async (ids, { em }) => {
    const rows = groupBy(await em.find(Membership, { stakeholderId: { $in: [...ids] } }), (row) => row.stakeholderId);
    return new Map([...rows].map(([id, each]) => [id, each.map((row) => row.clusterId)]));
  },
  () => [],
);

/** Facilitates a cluster of one of the two sides, or belongs to the secretariat. */
async function looksAfterASide(context: Reader, { fromId, toId }: CooperationLink): Promise<boolean> {
  if (isSecretariat(context.viewer)) return true;
  const clusters = await Promise.all([fromId, toId].map((id) => clustersOfMember(context, id)));
  return isFacilitatorOf(context.viewer, clusters.flat());
}

/**
 * Links others may see: confirmed or ended ones, or those with a public source; declared ones the facilitators of the two
 * sides; one's own whatever their status.
 */
async function mayReadLink(context: Reader, link: CooperationLink): Promise<boolean> {
  const { viewer } = context;
  if ([link.fromId, link.toId].some((id) => viewer.actsFor === id || isDelegateOf(viewer, id))) return true;
  if (link.status === 'disputed') return false;
  if (link.status !== 'declared' || link.sourceUrl !== null) return true;
  return isStaff(viewer) && looksAfterASide(context, link);
}

/** Both ends of a link, or null where either side hides itself or its links from the viewer. */
async function endsOf(context: Reader, link: CooperationLink): Promise<LinkEnds | null> {
  if (!(await mayReadLink(context, link))) return null;
  const [from, to] = await Promise.all([stakeholderOf(context, link.fromId), stakeholderOf(context, link.toId)]);
  if (!from || !to) return null;
  if (!mayReadField(context.viewer, from, 'links') || !mayReadField(context.viewer, to, 'links')) return null;
  return Object.assign(new LinkEnds(), { from, to });
}

const linksOf = batched<HasDatabase, CooperationLink[]>(
  async (ids, { em }) => {
    const rows = await em.find(
      CooperationLink,
      { $or: [{ fromId: { $in: [...ids] } }, { toId: { $in: [...ids] } }] },
      { orderBy: [{ since: 'desc' }, { id: 'asc' }] },
    );
    const wanted = new Set(ids);
    const sides = rows.flatMap((row) =>
      [row.fromId, row.toId].filter((id) => wanted.has(id)).map((id) => ({ id, row })),
    );
    const grouped = groupBy(sides, (side) => side.id);
    return new Map([...grouped].map(([id, each]) => [id, each.map((side) => side.row)]));
  },
  () => [],
);

const participationsOf = batched<HasDatabase, Participation[]>(
  async (ids, { em }) =>
    groupBy(
      await em.find(
        Participation,
        { projectId: { $in: [...ids] } },
        { orderBy: [{ role: 'asc' }, { stakeholderId: 'asc' }] },
      ),
      (row) => row.projectId,
    ),
  () => [],
);

export const CooperationLinkConnection = connectionOf('CooperationLink', () => CooperationLink);
export const ProjectConnection = connectionOf('Project', () => Project);

@Resolver(() => CooperationLink)
export class CooperationLinkResolver {
  @Query(() => CooperationLinkConnection, { description: 'Confirmed links that the viewer may see, latest first.' })
  @Rule('public')
  async links(@Ctx() context: Reader, @Args(() => LinkArgs) args: LinkArgs): Promise<Page<CooperationLink>> {
    const where = await linkFilter(context, args);
    return keysetPage(context.em, CooperationLink, where, { columns: ['since', 'id'], descending: true }, args);
  }

  @FieldResolver(() => LinkEnds, { nullable: true, description: 'Both sides; null where the viewer may not see them.' })
  ends(@Root() link: CooperationLink, @Ctx() context: Reader): Promise<LinkEnds | null> {
    return endsOf(context, link);
  }
}

@Resolver(() => StakeholderView)
export class StakeholderLinksResolver {
  @FieldResolver(() => [CooperationLink], { description: 'Links that the viewer may see, latest first.' })
  async links(@Root() stakeholder: StakeholderView, @Ctx() context: Reader): Promise<CooperationLink[]> {
    const rows = await linksOf(context, stakeholder.id);
    const ends = await Promise.all(rows.map((row) => endsOf(context, row)));
    return rows.filter((_, index) => ends[index] !== null);
  }
}

@ObjectType({ description: 'A stakeholder’s part in a project.' })
export class ProjectPartner {
  @Field(() => StakeholderView, { description: 'The partner.' })
  stakeholder!: StakeholderView;

  @Field(() => String, { description: 'lead or partner.' })
  role!: string;
}

@Resolver(() => Project)
export class ProjectResolver {
  @Query(() => ProjectConnection, { description: 'Projects, latest first.' })
  @Rule('public')
  async projects(@Ctx() context: Reader, @Args(() => ProjectArgs) args: ProjectArgs): Promise<Page<Project>> {
    const where = await projectFilter(context, args);
    return keysetPage(context.em, Project, where, { columns: ['starts', 'id'], descending: true }, args);
  }

  @FieldResolver(() => LocalText, { description: 'Title.' })
  title(@Root() project: Project, @Lang() lang: string): LocalText {
    return labelText(project.title, lang, project.id);
  }

  @FieldResolver(() => LocalText, { nullable: true, description: 'What it is about.' })
  text(@Root() project: Project, @Lang() lang: string): LocalText | null {
    return localText(project.text, lang);
  }

  @FieldResolver(() => [ProjectPartner], { description: 'Partners that the viewer may see, the lead first.' })
  async partners(@Root() project: Project, @Ctx() context: Reader): Promise<ProjectPartner[]> {
    const rows = await participationsOf(context, project.id);
    const found = await Promise.all(rows.map((row) => stakeholderOf(context, row.stakeholderId)));
    return rows.flatMap((row, index) => {
      const stakeholder = found[index];
      if (!stakeholder || !mayReadField(context.viewer, stakeholder, 'links')) return [];
      return [Object.assign(new ProjectPartner(), { stakeholder, role: row.role })];
    });
  }
}
