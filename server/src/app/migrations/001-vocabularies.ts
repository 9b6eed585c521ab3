import { Migration } from '@mikro-orm/migrations';

/** Countries, places, sectors and the thesaurus. */
export class Vocabularies extends Migration {
  override up(): void {
    this.addSql('create extension if not exists pg_trgm');
    this.addSql('create extension if not exists unaccent');
    this.addSql('create extension if not exists btree_gin');
    this.addSql(`create table region (
      id text primary key,
      names jsonb not null check (names ?& array['en','fr','ar'])
    )`);
    this.addSql(`create table country (
      code text primary key check (code ~ '^[A-Z]{2}$'),
      m49 text check (m49 ~ '^[0-9]{3}$'),
      names jsonb not null check (names ?& array['en','fr','ar']),
      languages text[] not null default '{}',
      neighbours text[] not null default '{}',
      regions text[] not null default '{}',
      latitude double precision not null check (latitude between -90 and 90),
      longitude double precision not null check (longitude between -180 and 180)
    )`);
    this.addSql(`create table place (
      id text primary key,
      country_code text not null references country,
      region_code text,
      names jsonb not null check (names ? 'en'),
      alternatives text[] not null default '{}',
      latitude double precision not null check (latitude between -90 and 90),
      longitude double precision not null check (longitude between -180 and 180)
    )`);
    this.addSql('create index place_country on place (country_code)');
    this.addSql(`create table sector (
      id text primary key,
      parent_id text references sector,
      level smallint not null check (level between 1 and 5),
      position smallint not null default 0,
      labels jsonb not null check (labels ?& array['en','fr','ar']),
      codes jsonb not null default '[]',
      check ((level = 1) = (parent_id is null))
    )`);
    this.addSql('create index sector_parent on sector (parent_id)');
    this.addSql(`create table concept_scheme (
      id text primary key,
      title text not null,
      source text
    )`);
    this.addSql(`create table concept (
      id text primary key,
      scheme_id text not null references concept_scheme on delete cascade,
      kind text not null check (kind in ('product','technique','material','service','skill','need','market')),
      status text not null default 'approved' check (status in ('proposed','approved','rejected'))
    )`);
    this.addSql('create index concept_scheme_id on concept (scheme_id)');
    this.addSql(`create table concept_label (
      concept_id text not null references concept on delete cascade,
      lang text not null check (lang ~ '^[a-z]{2,3}$'),
      region text not null default '' check (region ~ '^([A-Z]{2})?$'),
      label text not null check (length(label) between 1 and 200),
      preferred boolean not null default false,
      primary key (concept_id, lang, label, region)
    )`);
    this.addSql('create unique index concept_label_preferred on concept_label (concept_id, lang) where preferred');
    this.addSql(`create table concept_relation (
      from_id text not null references concept on delete cascade,
      to_id text not null references concept on delete cascade,
      kind text not null check (kind in ('broader','related')),
      primary key (from_id, to_id, kind),
      check (from_id <> to_id)
    )`);
    this.addSql('create index concept_relation_to on concept_relation (to_id, kind)');
    this.addSql(`create table concept_sector (
      concept_id text not null references concept on delete cascade,
      sector_id text not null references sector,
      primary key (concept_id, sector_id)
    )`);
    this.addSql('create index concept_sector_sector on concept_sector (sector_id)');
  }

  override down(): void {
    for (const table of [
      'concept_sector',
      'concept_relation',
      'concept_label',
      'concept',
      'concept_scheme',
      'sector',
      'place',
      'country',
      'region',
    ]) {
      this.addSql(`drop table ${table}`);
    }
  }
}
