import { Migration } from '@mikro-orm/migrations';

/** Documents are written with their words as PostgreSQL reads them, so it no longer reads whole texts (decision 018). */
export class WordsReadOnce extends Migration {
  override up(): void {
    this.addSql('drop function search_vector(jsonb)');
    this.addSql('create index if not exists search_document_place on search_document (latitude, longitude)');
  }

  override down(): void {
    this.addSql('drop index if exists search_document_place');
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
  }
}
