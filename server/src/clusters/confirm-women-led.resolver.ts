import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { Rule } from '../foundation/rule.js';
import type { HasViewer } from '../identity/viewer.js';
import { type WomenLedForm, WomenLedFormEnum } from '../stakeholders/women-led-claim.js';
import { confirmWomenLed } from './confirm-women-led.js';

@Resolver()
export class ConfirmWomenLedResolver {
  @Mutation(() => Boolean, {
    description:
      'Confirms a women-led claim for two years, as a facilitator of a cluster the stakeholder belongs to or the secretariat.',
  })
  @Rule('staff')
  async confirmWomenLed(
    @Ctx() context: HasDatabase & HasViewer & { clock: Clock; requestId: string },
    @Arg('stakeholder', () => ID, { description: 'Whose claim.' }) stakeholder: string,
    @Arg('form', () => WomenLedFormEnum, { description: 'Which form.' }) form: WomenLedForm,
  ): Promise<boolean> {
    await confirmWomenLed(context, stakeholder, form);
    return true;
  }
}
