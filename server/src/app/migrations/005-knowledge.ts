import { Migration } from '@mikro-orm/migrations';

/** Challenges, training needs and good practices, each with where it was reported and by which source. */
export class Knowledge extends Migration {
  override up(): void {
    this.addSql(`create table knowledge_record (
      id text primary key,
      kind text not null check (kind in ('challenge','training-need','good-practice')),
      text jsonb not null check (text ?& array['en','fr','ar']),
      story jsonb,
      concerned_group text,
      region_wide boolean not null default false,
      source_key text references source,
      position smallint not null default 0
    )`);
    this.addSql('create index knowledge_record_kind on knowledge_record (kind, position, id)');
    this.addSql(`create table knowledge_country (
      record_id text not null references knowledge_record on delete cascade,
      country_code text not null references country,
      primary key (record_id, country_code)
    )`);
    this.addSql(`create table knowledge_cluster (
      record_id text not null references knowledge_record on delete cascade,
      cluster_id text not null references cluster on delete cascade,
      primary key (record_id, cluster_id)
    )`);
    this.addSql('create index knowledge_cluster_cluster on knowledge_cluster (cluster_id)');
    this.addSql(`create table knowledge_concept (
      record_id text not null references knowledge_record on delete cascade,
      concept_id text not null references concept on delete cascade,
      primary key (record_id, concept_id)
    )`);
    this.addSql(`create table knowledge_sector (
      record_id text not null references knowledge_record on delete cascade,
      sector_id text not null references sector,
      primary key (record_id, sector_id)
    )`);
    this.addSql(`create table practice_answer (
      practice_id text not null references knowledge_record on delete cascade,
      challenge_id text not null references knowledge_record on delete cascade,
      primary key (practice_id, challenge_id)
    )`);
  }

  override down(): void {
    for (const table of [
      'practice_answer',
      'knowledge_sector',
      'knowledge_concept',
      'knowledge_cluster',
      'knowledge_country',
      'knowledge_record',
    ]) {
      this.addSql(`drop table ${table}`);
    }
  }
}
