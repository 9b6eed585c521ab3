import { Migration } from '@mikro-orm/migrations';

/** Where an imported vocabulary has left its traces, so that it can be taken out again whole. */
export class ImportedVocabularies extends Migration {
  override up(): void {
    this.addSql('alter table concept_scheme add column imported_at timestamptz');
    for (const table of ['concept_label', 'concept_relation']) {
      this.addSql(`alter table ${table} add column scheme_id text references concept_scheme on delete cascade`);
      this.addSql(`create index ${table}_scheme on ${table} (scheme_id) where scheme_id is not null`);
    }
    this.addSql(`create table concept_match (
      concept_id text not null references concept on delete cascade,
      uri text not null,
      scheme_id text not null references concept_scheme on delete cascade,
      primary key (concept_id, uri, scheme_id)
    )`);
    this.addSql('create index concept_match_uri on concept_match (uri)');
    this.addSql('create index concept_match_scheme on concept_match (scheme_id)');
  }

  override down(): void {
    this.addSql('drop table concept_match');
    for (const table of ['concept_label', 'concept_relation'])
      this.addSql(`alter table ${table} drop column scheme_id`);
    this.addSql('alter table concept_scheme drop column imported_at');
  }
}
