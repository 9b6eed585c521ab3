import { Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import type { HasDatabase } from '../foundation/database-slice.js';
import { directionOf } from '../foundation/localised-text.js';
import type { Letter } from '../foundation/queue-mail.js';
import { Rule } from '../foundation/rule.js';

/** The part of the request that says whether letters may be read here instead of being sent: demonstration without SMTP. */
export interface HasMailbox {
  mailboxOpen: boolean;
}

@ObjectType({ description: 'The one thing to do that a letter leads to.' })
export class LetterAction {
  @Field(() => String, { description: 'Words of the button.' })
  label!: string;

  @Field(() => String, { description: 'Path it leads to.' })
  address!: string;
}

@ObjectType('Letter', {
  description: 'A letter that would have been sent, in demonstration mode without a mail server.',
})
export class LetterView {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @Field(() => String, { description: 'To whom.' })
  to!: string;

  @Field(() => String, { description: 'Its language.' })
  lang!: string;

  @Field(() => String, { description: 'Writing direction: ltr or rtl.' })
  dir!: string;

  @Field(() => String, { description: 'Subject.' })
  subject!: string;

  @Field(() => [String], { description: 'Paragraphs.' })
  paragraphs!: string[];

  @Field(() => LetterAction, { nullable: true, description: 'What to do, if anything.' })
  action!: LetterAction | null;

  @Field(() => String, { description: 'Small print.' })
  footer!: string;

  @Field(() => Date, { description: 'When it was written.' })
  createdAt!: Date;
}

interface Row {
  id: string;
  to: string;
  lang: string;
  letter: Letter;
  at: string;
}

@Resolver()
export class MailboxResolver {
  @Query(() => [LetterView], {
    description: 'The last fifty letters that were not sent, newest first; none outside demonstration mode.',
  })
  @Rule('public')
  async mailbox(@Ctx() { em, mailboxOpen }: HasDatabase & HasMailbox): Promise<LetterView[]> {
    if (!mailboxOpen) return [];
    const rows = await em.execute<Row[]>(
      `select id, recipient as "to", lang, letter, created_at as at from outgoing_mail
       where letter is not null order by created_at desc, id desc limit 50`,
    );
    return rows.map(({ id, to, lang, letter, at }) =>
      Object.assign(new LetterView(), {
        id,
        to,
        lang,
        dir: directionOf(lang),
        subject: letter.subject,
        paragraphs: letter.paragraphs,
        action: letter.action ?? null,
        footer: letter.footer,
        createdAt: new Date(at),
      }),
    );
  }
}
