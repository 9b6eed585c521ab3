import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { batched, keyBy } from '../foundation/batching.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { Offering } from '../offerings/offering.js';
import { Concept } from '../thesaurus/concept.js';
import { conceptOf } from '../thesaurus/concept-loaders.js';
import { Reason } from './recommendation.js';

const offeringOf = batched<HasDatabase, Offering | null>(
  async (ids, { em }) => keyBy(await em.find(Offering, { id: { $in: [...ids] } }), (row) => row.id),
  () => null,
);

/** The records that a reason joins: read only where they are asked for, those of a whole list together. */
@Resolver(() => Reason)
export class ReasonResolver {
  @FieldResolver(() => Concept, { nullable: true, description: 'The concept on your side.' })
  async concept(@Ctx() context: HasDatabase, @Root() { fact }: Reason): Promise<Concept | null> {
    return fact && 'concept' in fact ? conceptOf(context, fact.concept) : null;
  }

  @FieldResolver(() => Concept, { nullable: true, description: 'The concept on their side, where it differs.' })
  async otherConcept(@Ctx() context: HasDatabase, @Root() { fact }: Reason): Promise<Concept | null> {
    return fact && 'otherConcept' in fact ? conceptOf(context, fact.otherConcept) : null;
  }

  @FieldResolver(() => Offering, { nullable: true, description: 'Your offer or need.' })
  async yours(@Ctx() context: HasDatabase, @Root() { fact }: Reason): Promise<Offering | null> {
    if (!fact || !('need' in fact)) return null;
    return offeringOf(context, fact.code === 'need-met' ? fact.need : fact.offer);
  }

  @FieldResolver(() => Offering, { nullable: true, description: 'Their offer or need.' })
  async theirs(@Ctx() context: HasDatabase, @Root() { fact }: Reason): Promise<Offering | null> {
    if (!fact || !('need' in fact)) return null;
    return offeringOf(context, fact.code === 'need-met' ? fact.offer : fact.need);
  }
}
