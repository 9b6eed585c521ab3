import { Migration } from '@mikro-orm/migrations';

/**
 * Documents by number (docs/decisions/010): every facet value is a number in one column with one index, the audiences are
 * bits, names have keys by which they meet across scripts, and words have their 4-grams. Rebuilt at the next start.
 */
export class SearchByNumber extends Migration {
  override up(): void {
    this.addSql('drop table search_document');
    this.addSql(`create table search_document (
      doc_id text primary key,
      hash text not null,
      record_id text not null,
      open_to smallint not null,
      title text not null,
      title_lang text not null,
      texts jsonb not null,
      words tsvector not null,
      names text storage main not null,
      name_words tsvector storage main not null,
      name_keys text[] not null,
      tags integer[] storage main not null,
      facets text storage main not null,
      latitude double precision,
      longitude double precision,
      updated_at timestamptz not null
    )`);
    this.addSql('alter table search_document alter column words set storage external');
    this.addSql('create table search_word (word text primary key, grams tsvector not null)');
    this.addSql('create index on search_word using gin (grams)');
  }

  override down(): void {
    this.addSql('drop table search_word');
    this.addSql('drop table search_document');
    this.addSql(`create table search_document (
      doc_id text primary key, hash text not null, noun text not null, record_id text not null, audiences text[] not null,
      title text not null, title_lang text not null, texts jsonb not null, words tsvector not null, names text not null,
      name_words tsvector not null, facets text not null, concepts text[] not null, sectors text[] not null,
      kind text not null, country text not null, place text, region text, size text, languages text[] not null,
      women_forms text[] not null, women_evidence text[] not null, directions text[] not null,
      offering_kinds text[] not null, agreements text[] not null, targets text[] not null, clusters text[] not null,
      latitude double precision, longitude double precision, updated_at timestamptz not null,
      demonstration boolean not null
    )`);
  }
}
