import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { BadInput, NotFound } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import type { HasViewer } from '../identity/viewer.js';
import { Offering, type OfferingStatus, OfferingStatusEnum } from './offering.js';
import { OfferingInput } from './offering-input.js';
import { moveOffering, saveOffering } from './save-offering.js';

type Writer = HasDatabase & HasViewer & { clock: Clock; requestId: string };

async function offering({ em }: Writer, id: string): Promise<Offering> {
  const found = await em.findOne(Offering, { id }, { refresh: true });
  if (!found) throw new NotFound('offering');
  return found;
}

@Resolver()
export class WriteOfferingResolver {
  @Mutation(() => Offering, {
    description:
      'Posts an offer or a need of a stakeholder you are a delegate of, or changes one. Refused with BAD_INPUT naming the field, or CHANGED_MEANWHILE.',
  })
  @Rule('signed-in')
  async saveOffering(
    @Ctx() context: Writer,
    @Arg('stakeholder', () => ID, { description: 'Whose it is.' }) stakeholderId: string,
    @Arg('input', () => OfferingInput, { description: 'What it says.' }) input: OfferingInput,
  ): Promise<Offering> {
    return offering(context, await saveOffering(context, stakeholderId, input));
  }

  @Mutation(() => Offering, {
    description: 'Pauses an offer or a need, calls it fulfilled, or opens it again, which renews it for half a year.',
  })
  @Rule('signed-in')
  async moveOffering(
    @Ctx() context: Writer,
    @Arg('id', () => ID, { description: 'Which one.' }) id: string,
    @Arg('version', () => Int, { description: 'The version that was read.' }) version: number,
    @Arg('status', () => OfferingStatusEnum, { description: 'Open, paused or fulfilled.' }) status: OfferingStatus,
  ): Promise<Offering> {
    if (status === 'expired')
      throw new BadInput('status', 'must be OPEN, PAUSED or FULFILLED; days alone let it expire');
    await moveOffering(context, id, version, status);
    return offering(context, id);
  }
}
