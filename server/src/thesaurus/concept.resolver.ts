import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { HasDatabase } from '../foundation/database-slice.js';
import { requireKnown } from '../foundation/known.js';
import { Lang } from '../foundation/lang.js';
import { LocalText, labelText } from '../foundation/localised-text.js';
import { connectionOf, keysetPage, type Page, PageArgs } from '../foundation/paging.js';
import { NotFound } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import { Sector } from '../sectors/sector.js';
import { sectorsOf } from '../sectors/sector-loaders.js';
import { Concept, type ConceptKind, ConceptKindEnum, ConceptLabel, ConceptScheme } from './concept.js';
import {
  conceptOf,
  conceptSectorsOf,
  conceptsOf,
  labelsOf,
  preferredLabels,
  relationsOf,
  relationsTo,
} from './concept-loaders.js';

export const ConceptConnection = connectionOf('Concept', () => Concept);

@ArgsType()
class ConceptArgs extends PageArgs {
  @Field(() => ConceptKindEnum, { nullable: true, description: 'Only concepts of this kind.' })
  kind?: ConceptKind | null;

  @Field(() => String, { nullable: true, description: 'Only concepts of this scheme.' })
  scheme?: string | null;
}

@Resolver(() => Concept)
export class ConceptResolver {
  @Query(() => ConceptConnection, { description: 'Concepts of the thesaurus, by identifier.' })
  @Rule('public')
  async concepts(@Ctx() { em }: HasDatabase, @Args(() => ConceptArgs) args: ConceptArgs): Promise<Page<Concept>> {
    await requireKnown(em, ConceptScheme, 'id', 'scheme', args.scheme);
    const where = {
      status: 'approved',
      ...(args.kind ? { kind: args.kind } : {}),
      ...(args.scheme ? { schemeId: args.scheme } : {}),
    };
    return keysetPage(em, Concept, where, { columns: ['id'] }, args);
  }

  @Query(() => Concept, { description: 'One concept by its identifier.' })
  @Rule('public')
  async concept(
    @Ctx() context: HasDatabase,
    @Arg('id', () => String, { description: 'Identifier, such as copperware.' }) id: string,
  ): Promise<Concept> {
    const found = await conceptOf(context, id);
    if (!found) throw new NotFound('concept');
    return found;
  }

  @FieldResolver(() => LocalText, { description: 'Preferred label.' })
  async label(@Root() concept: Concept, @Ctx() context: HasDatabase, @Lang() lang: string): Promise<LocalText> {
    return labelText(preferredLabels(await labelsOf(context, concept.id)), lang, concept.id);
  }

  @FieldResolver(() => [ConceptLabel], { description: 'Every label, preferred and alternative, in every language.' })
  labels(@Root() concept: Concept, @Ctx() context: HasDatabase): Promise<ConceptLabel[]> {
    return labelsOf(context, concept.id);
  }

  @FieldResolver(() => [Concept], { description: 'More general concepts (skos:broader).' })
  async broader(@Root() concept: Concept, @Ctx() context: HasDatabase): Promise<Concept[]> {
    const relations = await relationsOf(context, concept.id);
    return conceptsOf(
      context,
      relations.filter((each) => each.kind === 'broader').map((each) => each.toId),
    );
  }

  @FieldResolver(() => [Concept], { description: 'More specific concepts (skos:narrower).' })
  async narrower(@Root() concept: Concept, @Ctx() context: HasDatabase): Promise<Concept[]> {
    const relations = await relationsTo(context, concept.id);
    return conceptsOf(
      context,
      relations.filter((each) => each.kind === 'broader').map((each) => each.fromId),
    );
  }

  @FieldResolver(() => [Concept], { description: 'Concepts one may also mean (skos:related).' })
  async related(@Root() concept: Concept, @Ctx() context: HasDatabase): Promise<Concept[]> {
    const [from, to] = await Promise.all([relationsOf(context, concept.id), relationsTo(context, concept.id)]);
    const ids = [
      ...from.filter((each) => each.kind === 'related').map((each) => each.toId),
      ...to.filter((each) => each.kind === 'related').map((each) => each.fromId),
    ];
    return conceptsOf(context, [...new Set(ids)]);
  }

  @FieldResolver(() => [Sector], { description: 'Sectors in which the concept is at home.' })
  async sectors(@Root() concept: Concept, @Ctx() context: HasDatabase): Promise<Sector[]> {
    const rows = await conceptSectorsOf(context, concept.id);
    return sectorsOf(
      context,
      rows.map((each) => each.sectorId),
    );
  }
}
