import { Migration } from '@mikro-orm/migrations';

/** A challenge, need or practice may be reported by several sources. */
export class KnowledgeSources extends Migration {
  override up(): void {
    this.addSql(`create table knowledge_source (
      record_id text not null references knowledge_record on delete cascade,
      source_key text not null references source,
      primary key (record_id, source_key)
    )`);
    this.addSql(`insert into knowledge_source (record_id, source_key)
      select id, source_key from knowledge_record where source_key is not null`);
    this.addSql('alter table knowledge_record drop column source_key');
  }

  override down(): void {
    this.addSql('alter table knowledge_record add column source_key text references source');
    this.addSql(`update knowledge_record r set source_key =
      (select min(source_key) from knowledge_source s where s.record_id = r.id)`);
    this.addSql('drop table knowledge_source');
  }
}
