import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { Rule } from '../foundation/rule.js';
import type { HasViewer } from '../identity/viewer.js';
import { removeLogo } from './logo.js';
import { logoOf } from './stakeholder-loaders.js';
import { StakeholderView } from './stakeholder-view.js';

@Resolver(() => StakeholderView)
export class LogoResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Address of its picture, a square of 256 dots; null where it has none, and its star stands there.',
  })
  async logo(@Root() stakeholder: StakeholderView, @Ctx() context: HasDatabase): Promise<string | null> {
    const digest = await logoOf(context, stakeholder.id);
    return digest && `/logos/${stakeholder.id}/${digest}`;
  }

  @Mutation(() => Boolean, { description: 'Takes away the picture of a stakeholder you are a delegate of.' })
  @Rule('signed-in')
  async removeLogo(
    @Ctx() context: HasDatabase & HasViewer & { clock: Clock; requestId: string },
    @Arg('stakeholder', () => ID, { description: 'Whose.' }) stakeholder: string,
  ): Promise<boolean> {
    await removeLogo(context, stakeholder);
    return true;
  }
}
