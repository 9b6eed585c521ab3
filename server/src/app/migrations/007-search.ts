import { Migration } from '@mikro-orm/migrations';

/** The search index of the PostgreSQL engine: rebuilt from the rows at any time, so nothing here is the only copy. */
export class Search extends Migration {
  override up(): void {
    this.addSql(`create function search_vector(parts jsonb) returns tsvector language plpgsql immutable as $$
      declare
        part jsonb;
        result tsvector := ''::tsvector;
      begin
        for part in select * from jsonb_array_elements(parts) loop
          result := result || setweight(
            to_tsvector((part ->> 'config')::regconfig, part ->> 'text'), (part ->> 'weight')::"char");
        end loop;
        return result;
      end $$`);
    this.addSql(`create table search_document (
      doc_id text primary key,
      noun text not null,
      record_id text not null,
      audiences text[] not null,
      title text not null,
      title_lang text not null,
      texts jsonb not null,
      words tsvector not null,
      folded text not null,
      labels text not null,
      concepts text[] not null,
      sectors text[] not null,
      kind text not null,
      country text not null,
      place text,
      languages text[] not null,
      women_forms text[] not null,
      women_evidence text[] not null,
      directions text[] not null,
      offering_kinds text[] not null,
      agreements text[] not null,
      targets text[] not null,
      clusters text[] not null,
      latitude double precision,
      longitude double precision,
      updated_at timestamptz not null,
      demonstration boolean not null
    )`);
    this.addSql('create index search_document_record on search_document (noun, record_id)');
    this.addSql('create index search_document_words on search_document using gin (words)');
    this.addSql('create index search_document_folded on search_document using gin (folded gin_trgm_ops)');
    for (const column of ['concepts', 'sectors', 'agreements', 'languages', 'clusters']) {
      this.addSql(`create index search_document_${column} on search_document using gin (${column})`);
    }
    this.addSql('create index search_document_country on search_document (country, place)');
  }

  override down(): void {
    this.addSql('drop table search_document');
    this.addSql('drop function search_vector(jsonb)');
  }
}
