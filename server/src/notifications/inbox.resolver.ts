import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { HasDatabase, HasLanguage } from '../foundation/database-slice.js';
import { requireId } from '../foundation/ids.js';
import { connectionOf, keysetPage, type Page, PageArgs } from '../foundation/paging.js';
import { Rule } from '../foundation/rule.js';
import { AccountView } from '../identity/account-view.js';
import type { HasViewer } from '../identity/viewer.js';
import { hasWords, phrase } from './messages.js';
import { Notification } from './notification.js';

@ObjectType('Notification', { description: 'Something one was told.' })
export class NotificationView {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @Field(() => String, { description: 'What sort: the name of its sentence.' })
  kind!: string;

  @Field(() => String, { description: 'The sentence, in the reader’s language.' })
  text!: string;

  @Field(() => String, { description: 'Path of the page where one acts on it.' })
  link!: string;

  @Field(() => Date, { description: 'When it was told.' })
  createdAt!: Date;

  @Field(() => Boolean, { description: 'Whether it was read.' })
  read!: boolean;
}

export const NotificationConnection = connectionOf('Notification', () => NotificationView);

@Resolver(() => AccountView)
export class InboxResolver {
  @Query(() => NotificationConnection, { description: 'What one was told, newest first.' })
  @Rule('signed-in')
  async inbox(
    @Ctx() { em, viewer, lang }: HasDatabase & HasViewer & HasLanguage,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<NotificationView>> {
    const order = { columns: ['createdAt', 'id'], descending: true };
    const page = await keysetPage(em, Notification, { accountId: viewer.accountId }, order, args);
    return { ...page, nodes: page.nodes.map((row) => viewNotification(row, lang)) };
  }

  @Mutation(() => Int, { description: 'Marks notifications as read, all of them where none is named; says how many.' })
  @Rule('signed-in')
  markRead(
    @Ctx() { em, viewer }: HasDatabase & HasViewer,
    @Arg('ids', () => [ID], { nullable: true, description: 'Identifiers; all unread ones if left out.' })
    ids?: string[],
  ): Promise<number> {
    const which = ids ? { id: { $in: ids.slice(0, 500).map((id) => requireId(id, 'notification')) } } : {};
    return em.nativeUpdate(
      Notification,
      { accountId: viewer.accountId, readAt: null, ...which },
      { readAt: new Date() },
    );
  }

  @FieldResolver(() => Int, { description: 'How many notifications are unread.' })
  unread(@Root() account: AccountView, @Ctx() { em }: HasDatabase): Promise<number> {
    return unreadOf(em, account.id);
  }
}

export function unreadOf(em: HasDatabase['em'], accountId: string): Promise<number> {
  return em.count(Notification, { accountId, readAt: null });
}

function viewNotification(row: Notification, lang: string): NotificationView {
  return Object.assign(new NotificationView(), {
    id: row.id,
    kind: row.kind,
    text: hasWords(row.kind) ? phrase(lang, row.kind, row.arguments) : row.kind,
    link: row.link,
    createdAt: row.createdAt,
    read: row.readAt !== null,
  });
}
