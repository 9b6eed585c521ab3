import { Field, Int, ObjectType } from 'type-graphql';
import type { HasDatabase } from '../foundation/database-slice.js';
import { requireId } from '../foundation/ids.js';
import { NotFound } from '../foundation/refusal.js';
import { type Audience, type HasViewer, isDelegateOf } from '../identity/viewer.js';
import { AudienceEnum } from './profile-input.js';
import {
  type EvidenceLevel,
  EvidenceLevelEnum,
  WomenLedClaim,
  type WomenLedForm,
  WomenLedFormEnum,
} from './women-led-claim.js';

@ObjectType({ description: 'A women-led claim as its owner sees it: with its basis and who may see it.' })
export class OwnClaim {
  @Field(() => WomenLedFormEnum, { description: 'In which sense.' })
  form!: WomenLedForm;

  @Field(() => EvidenceLevelEnum, { description: 'How well established.' })
  evidence!: EvidenceLevel;

  @Field(() => String, { nullable: true, description: 'What it rests on; read by facilitators only.' })
  basis!: string | null;

  @Field(() => Int, { nullable: true, description: 'Since which year.' })
  sinceYear!: number | null;

  @Field(() => String, { nullable: true, description: 'Last day the evidence is valid, ISO 8601.' })
  validUntil!: string | null;

  @Field(() => AudienceEnum, { description: 'Who may see the claim.' })
  audience!: Audience;
}

/** The claims of a stakeholder the viewer is a delegate of, by form. */
export async function ownClaims({ em, viewer }: HasDatabase & HasViewer, stakeholderId: string): Promise<OwnClaim[]> {
  if (!isDelegateOf(viewer, requireId(stakeholderId, 'stakeholder'))) throw new NotFound('stakeholder');
  const rows = await em.find(WomenLedClaim, { stakeholderId }, { orderBy: { form: 'asc' }, refresh: true });
  return rows.map(({ form, evidence, basis, sinceYear, validUntil, audience }) =>
    Object.assign(new OwnClaim(), { form, evidence, basis, sinceYear, validUntil, audience }),
  );
}
