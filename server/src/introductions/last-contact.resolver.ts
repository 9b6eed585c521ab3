import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { DeskMember } from '../edits/desk-member.resolver.js';
import { batched } from '../foundation/batching.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { enumeration } from '../foundation/enumeration.js';
import type { HasViewer } from '../identity/viewer.js';
import { Introduction } from './introduction.js';
import { partIn } from './introduction-policy.js';
import { stakeholderOn } from './introduction-rules.js';

type Reader = HasDatabase & HasViewer;

type ContactKind = 'introduction' | 'message' | 'edit' | 'invitation';
const ContactKindEnum = enumeration('ContactKind', 'What one last had to do with a member in.', {
  introduction: 'A step of an introduction, theirs or a facilitator’s.',
  message: 'A message in the thread of an introduction.',
  edit: 'Something written for them, or their answer to it.',
  invitation: 'Their profile, sent to be confirmed, or their answer to it.',
});

@ObjectType({ description: 'When those who look after a member and the member last had to do with each other.' })
class LastContact {
  @Field(() => Date, { description: 'When.' })
  at!: Date;

  @Field(() => ContactKindEnum, { description: 'In what.' })
  kind!: ContactKind;
}

/** Introductions of these members as the law lets the viewer read them: those whose gate they hold, and those they may note. */
async function concerning(ids: readonly string[], { em, viewer }: Reader) {
  const rows = await em.find(Introduction, {
    $or: [{ askingId: { $in: [...ids] } }, { askedId: { $in: [...ids] }, forwardedAt: { $ne: null } }],
  });
  return rows.flatMap((row) => {
    const part = partIn(viewer, row);
    if (part !== 'facilitator' && part !== 'other-facilitator') return [];
    return (['asking', 'asked'] as const).flatMap((side) => {
      const member = stakeholderOn(row, side);
      const told = side === 'asking' || row.forwardedAt !== null;
      return member && told && ids.includes(member)
        ? [{ introduction: row.id, member, side, holds_gate: part === 'facilitator' }]
        : [];
    });
  });
}

/**
 * The last contact of members, from what is recorded and only from what the viewer may read: of introductions whose gate
 * they hold every step and message; of those to which they may add a note no answer and no end.
 */
const lastContactOf = batched<Reader, LastContact | null>(
  async (ids, context) => {
    const rows = await context.em.execute<{ id: string; kind: ContactKind; at: Date }[]>(
      `with concerned as (
         select * from jsonb_to_recordset(?::jsonb) as c (introduction uuid, member uuid, side text, holds_gate boolean)
       )
       select distinct on (id) id, kind, at from (
         select c.member as id, 'introduction' as kind, e.at
           from concerned c join introduction_event e on e.introduction_id = c.introduction
           where e.side in (c.side, 'facilitator')
             and (c.holds_gate or e.kind not in ('consented', 'declined', 'withdrawn', 'expired'))
         union all
         select c.member, 'message', w.at from concerned c join introduction_message w on w.introduction_id = c.introduction
           where c.holds_gate and w.side in (c.side, 'facilitator')
         union all
         select p.stakeholder_id, case when p.publishes then 'invitation' else 'edit' end,
             case when p.state in ('confirmed', 'refused') then coalesce(p.decided_at, p.created_at) else p.created_at end
           from proposed_edit p where p.stakeholder_id = any(?::uuid[]) and p.state <> 'withdrawn'
       ) as happened order by id, at desc`,
      [JSON.stringify(await concerning(ids, context)), `{${ids.join(',')}}`],
    );
    return new Map(
      rows.map(({ id, kind, at }) => [id, Object.assign(new LastContact(), { kind, at: new Date(at) })] as const),
    );
  },
  () => null,
);

@Resolver(() => DeskMember)
export class LastContactResolver {
  @FieldResolver(() => LastContact, {
    nullable: true,
    description: 'The last contact with it that is recorded and yours to know; null while there is none.',
  })
  lastContact(@Root() member: DeskMember, @Ctx() context: Reader): Promise<LastContact | null> {
    return lastContactOf(context, member.id);
  }
}
