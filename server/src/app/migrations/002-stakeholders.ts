import { Migration } from '@mikro-orm/migrations';

/** Stakeholders with what they declare, women-led claims and blocks. */
export class Stakeholders extends Migration {
  override up(): void {
    this.addSql(`create table stakeholder (
      id uuid primary key,
      slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
      type text not null check (type in ('company','institution')),
      kind text not null,
      name text not null check (length(name) between 1 and 200),
      name_lang text not null,
      other_names jsonb not null default '[]',
      summary jsonb not null default '{}',
      description jsonb not null default '{}',
      country_code text not null references country,
      place_id text references place,
      place_name text,
      region_code text,
      latitude double precision check (latitude between -90 and 90),
      longitude double precision check (longitude between -180 and 180),
      main_sector_id text references sector,
      languages text[] not null default '{}',
      size_band text check (size_band in ('1','2-9','10-49','50-249','250+')),
      founded_year smallint check (founded_year between 1000 and 2100),
      website text,
      contacts jsonb not null default '{}',
      visibility jsonb not null default '{}',
      completeness smallint not null default 0 check (completeness between 0 and 100),
      maturity text check (maturity in ('starting','growing','established')),
      status text not null default 'draft' check (status in ('draft','in-review','published','suspended')),
      demonstration boolean not null default false,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      check ((type = 'company') = (kind in ('company','cooperative','artisan','informal-enterprise'))),
      check (type = 'company' or kind in
        ('support-organisation','chamber','training-provider','public-body','fund','university','association'))
    )`);
    this.addSql('create index stakeholder_name on stakeholder (name, id)');
    this.addSql('create index stakeholder_updated on stakeholder (updated_at, id)');
    this.addSql('create index stakeholder_country on stakeholder (country_code, name, id)');
    this.addSql('create index stakeholder_place on stakeholder (place_id)');
    this.addSql(`create table stakeholder_sector (
      stakeholder_id uuid not null references stakeholder on delete cascade,
      sector_id text not null references sector,
      position smallint not null default 0,
      primary key (stakeholder_id, sector_id)
    )`);
    this.addSql('create index stakeholder_sector_sector on stakeholder_sector (sector_id)');
    this.addSql(`create table stakeholder_concept (
      stakeholder_id uuid not null references stakeholder on delete cascade,
      concept_id text not null references concept on delete cascade,
      origin text not null check (origin in ('declared','spotted')),
      primary key (stakeholder_id, concept_id)
    )`);
    this.addSql('create index stakeholder_concept_concept on stakeholder_concept (concept_id)');
    this.addSql(`create table women_led_claim (
      id uuid primary key,
      stakeholder_id uuid not null references stakeholder on delete cascade,
      form text not null check (form in ('owned','led','cooperative','informal')),
      evidence text not null check (evidence in ('self-declared','facilitator-confirmed','certified')),
      basis text,
      since_year smallint,
      confirmed_by text,
      confirmed_at timestamptz,
      valid_until date,
      audience text not null default 'members' check (audience in ('public','members','facilitators')),
      check (evidence = 'self-declared' or confirmed_at is not null)
    )`);
    this.addSql('create unique index women_led_claim_form on women_led_claim (stakeholder_id, form)');
    this.addSql(`create table block (
      from_id uuid not null references stakeholder on delete cascade,
      to_id uuid not null references stakeholder on delete cascade,
      created_at timestamptz not null default now(),
      primary key (from_id, to_id),
      check (from_id <> to_id)
    )`);
    this.addSql('create index block_to on block (to_id)');
    this.addSql(`create table import_key (
      noun text not null,
      source text not null,
      external_id text not null,
      record_id uuid not null,
      checksum text not null,
      primary key (noun, source, external_id)
    )`);
    this.addSql('create index import_key_record on import_key (record_id)');
  }

  override down(): void {
    for (const table of [
      'import_key',
      'block',
      'women_led_claim',
      'stakeholder_concept',
      'stakeholder_sector',
      'stakeholder',
    ]) {
      this.addSql(`drop table ${table}`);
    }
  }
}
