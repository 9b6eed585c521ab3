import { Migration } from '@mikro-orm/migrations';

/** The outbox that search and the snapshot read in commit order, and the audit trail. */
export class OutboxAndAudit extends Migration {
  override up(): void {
    this.addSql(`create table outbox (
      id bigint generated always as identity primary key,
      xid xid8 not null default pg_current_xact_id(),
      noun text not null,
      record_id text not null,
      change text not null check (change in ('created','updated','deleted')),
      at timestamptz not null default now()
    )`);
    this.addSql('create index outbox_order on outbox (xid, id)');
    this.addSql(`create table outbox_reader (
      name text primary key,
      xid xid8 not null default '0',
      id bigint not null default 0,
      at timestamptz not null default now()
    )`);
    this.addSql(`create table outbox_set_aside (
      reader text not null,
      outbox_id bigint not null,
      noun text not null,
      record_id text not null,
      error text not null,
      at timestamptz not null default now(),
      primary key (reader, outbox_id)
    )`);
    this.addSql(`create function outbox_notify() returns trigger language plpgsql as
      $$ begin perform pg_notify('outbox', ''); return null; end $$`);
    this.addSql(`create trigger outbox_written after insert on outbox
      for each statement execute function outbox_notify()`);
    this.addSql(`create table audit_event (
      id uuid primary key,
      actor text not null,
      action text not null,
      noun text not null,
      record_id text not null,
      before jsonb,
      after jsonb,
      request_id text,
      at timestamptz not null default now()
    )`);
    this.addSql('create index audit_event_record on audit_event (noun, record_id, at)');
  }

  override down(): void {
    this.addSql('drop table audit_event');
    this.addSql('drop trigger outbox_written on outbox');
    this.addSql('drop function outbox_notify()');
    for (const table of ['outbox_set_aside', 'outbox_reader', 'outbox']) this.addSql(`drop table ${table}`);
  }
}
