import { Migration } from '@mikro-orm/migrations';

/**
 * A mark names its row by its time as well and the day it was made for (docs/decisions/013); a record is set aside once,
 * by its name; and changes of the vocabulary are found without reading the outbox.
 */
export class MarksWithTheIndex extends Migration {
  override up(): void {
    this.addSql(`alter table outbox_reader add column row_at text not null default '',
      add column day date not null default '1970-01-01'`);
    this.addSql('drop table outbox_set_aside');
    this.addSql(`create table outbox_set_aside (
      reader text not null,
      noun text not null,
      record_id text not null,
      error text not null,
      at timestamptz not null default now(),
      primary key (reader, noun, record_id)
    )`);
    this.addSql(`create index outbox_vocabulary on outbox (xid, id)
      where noun in ('concept', 'sector', 'country', 'place', 'cluster')`);
  }

  override down(): void {
    this.addSql('drop index outbox_vocabulary');
    this.addSql('drop table outbox_set_aside');
    this.addSql(`create table outbox_set_aside (
      reader text not null,
      outbox_id bigint not null,
      noun text not null,
      record_id text not null,
      error text not null,
      at timestamptz not null default now(),
      primary key (reader, outbox_id)
    )`);
    this.addSql('alter table outbox_reader drop column row_at, drop column day');
  }
}
