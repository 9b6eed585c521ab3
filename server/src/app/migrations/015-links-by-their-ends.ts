import { Migration } from '@mikro-orm/migrations';

const events = [
  ['insert', 'after_rows', 'new table as after_rows'],
  ['update', '(table before_rows union all table after_rows)', 'old table as before_rows new table as after_rows'],
  ['delete', 'before_rows', 'old table as before_rows'],
] as const;

/**
 * The outbox knows a link by its two ends, `from_id to_id`: a reader that keeps no list of links can then take out one that
 * is deleted.
 */
export class LinksByTheirEnds extends Migration {
  override up(): void {
    for (const [event, rows, referencing] of events) {
      const change = event === 'insert' ? 'created' : event === 'update' ? 'updated' : 'deleted';
      this.addSql(`create function outbox_from_link_${event}() returns trigger language plpgsql as $$
        begin
          insert into outbox (noun, record_id, change)
          select distinct 'link', from_id || ' ' || to_id, '${change}' from ${rows} touched;
          return null;
        end $$`);
      this.addSql(`drop trigger outbox_${event} on cooperation_link`);
      this.addSql(`create trigger outbox_${event} after ${event} on cooperation_link referencing ${referencing}
        for each statement execute function outbox_from_link_${event}()`);
    }
  }

  override down(): void {
    for (const [event, , referencing] of events) {
      this.addSql(`drop trigger outbox_${event} on cooperation_link`);
      this.addSql(`drop function outbox_from_link_${event}()`);
      this.addSql(`create trigger outbox_${event} after ${event} on cooperation_link referencing ${referencing}
        for each statement execute function outbox_from_statement('link', 'id')`);
    }
  }
}
