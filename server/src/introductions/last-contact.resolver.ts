import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { DeskMember } from '../edits/desk-member.resolver.js';
import { batched } from '../foundation/batching.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { enumeration } from '../foundation/enumeration.js';
import { type HasViewer, isSecretariat } from '../identity/viewer.js';

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

/**
 * The last contact of members, from what is recorded and only from what the viewer may read: of introductions whose gate
 * they hold every step and message; of those to which they may add a note no answer and no end.
 */
const lastContactOf = batched<Reader, LastContact | null>(
  async (ids, { em, viewer }) => {
    const rows = await em.execute<{ id: string; kind: ContactKind; at: Date }[]>(
      `with member(id) as (select unnest(?::uuid[])),
       concerned as (
         select m.id as member, i.id, case when i.asking_id = m.id then 'asking' else 'asked' end as side, i.forwarded_at is not null as forwarded,
           i.facilitator_id = v.account or (i.facilitator_id is null
             and (i.gate_clusters && v.clusters or (i.gate = 'desk' and v.secretariat))) as holds_gate
         from member m
         cross join (select ?::uuid as account, ?::text[] as clusters, ?::boolean as secretariat, ?::uuid[] as own) v
         join introduction i on i.asking_id = m.id or (i.asked_id = m.id and i.forwarded_at is not null)
         where i.asking_id <> all(v.own) and (i.asked_id is null or i.asked_id <> all(v.own))
           and i.asked_account_id is distinct from v.account
           and (i.facilitator_id = v.account or i.facilitator_id is null or i.other_clusters && v.clusters)
           and (i.gate_clusters && v.clusters or i.other_clusters && v.clusters or i.facilitator_id = v.account
             or (i.gate = 'desk' and v.secretariat))
       )
       select distinct on (id) id, kind, at from (
         select c.member as id, 'introduction' as kind, e.at
           from concerned c join introduction_event e on e.introduction_id = c.id
           where e.side in (c.side, 'facilitator')
             and (c.holds_gate or (c.forwarded and e.kind not in ('consented', 'declined', 'withdrawn', 'expired')))
         union all
         select c.member, 'message', w.at from concerned c join introduction_message w on w.introduction_id = c.id
           where c.holds_gate and w.side in (c.side, 'facilitator')
         union all
         select p.stakeholder_id, case when p.publishes then 'invitation' else 'edit' end,
             case when p.state in ('confirmed', 'refused') then coalesce(p.decided_at, p.created_at) else p.created_at end
           from proposed_edit p join member m on m.id = p.stakeholder_id where p.state <> 'withdrawn'
       ) as happened order by id, at desc`,
      [
        `{${ids.join(',')}}`,
        viewer.accountId,
        `{${viewer.facilitates.map((each) => JSON.stringify(each)).join(',')}}`,
        isSecretariat(viewer),
        `{${viewer.delegateOf.join(',')}}`,
      ],
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
