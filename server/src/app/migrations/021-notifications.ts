import { Migration } from '@mikro-orm/migrations';

/** What accounts are told, how often they want it by mail, and the letters waiting to be sent. */
export class Notifications extends Migration {
  override up(): void {
    this.addSql(`alter table account add column mail_frequency text not null default 'at-once'
      check (mail_frequency in ('at-once','daily','weekly','never'))`);
    this.addSql(`create table notification (
      id uuid primary key,
      account_id uuid not null references account on delete cascade,
      kind text not null,
      arguments jsonb not null default '{}',
      link text not null check (link ~ '^/([^/]|$)'),
      key text not null,
      created_at timestamptz not null default now(),
      read_at timestamptz,
      mailed_at timestamptz,
      unique (account_id, key)
    )`);
    this.addSql('create index notification_newest on notification (account_id, created_at, id)');
    this.addSql('create index notification_unread on notification (account_id) where read_at is null');
    // Wakes whoever has the inbox open; the payload is the account, so that others are not woken.
    this.addSql(`create function notification_told() returns trigger language plpgsql as
      $$ begin perform pg_notify('notification', coalesce(new.account_id, old.account_id)::text); return null; end $$`);
    this.addSql(`create trigger notification_told after insert or update on notification
      for each row execute function notification_told()`);
    this.addSql(`create table outgoing_mail (
      id uuid primary key,
      key text not null unique,
      account_id uuid references account on delete cascade,
      recipient text not null check (recipient ~ '^[^[:cntrl:][:space:]@<>,;]+@[^[:cntrl:][:space:]@<>,;]+$'),
      lang text not null,
      letter jsonb,
      created_at timestamptz not null default now(),
      sent_at timestamptz
    )`);
    this.addSql('create index outgoing_mail_newest on outgoing_mail (created_at)');
    this.addSql('create index outgoing_mail_account on outgoing_mail (account_id)');
  }

  override down(): void {
    this.addSql('drop table outgoing_mail');
    this.addSql('drop table notification');
    this.addSql('drop function notification_told()');
    this.addSql('alter table account drop column mail_frequency');
  }
}
