import { Migration } from '@mikro-orm/migrations';

/** Sources, clusters with members and facts, offers and needs. */
export class ClustersAndOfferings extends Migration {
  override up(): void {
    this.addSql(`create table source (
      key text primary key,
      url text not null,
      title text not null,
      publisher text,
      year smallint,
      language text
    )`);
    this.addSql(`create table cluster (
      id text primary key,
      number smallint unique,
      names jsonb not null check (names ?& array['en','fr','ar']),
      summary jsonb not null default '{}',
      country_code text not null references country,
      place_id text references place,
      maturity text check (maturity in ('emerging','growing','established')),
      host text,
      founded_year smallint
    )`);
    this.addSql(`create table cluster_sector (
      cluster_id text not null references cluster on delete cascade,
      sector_id text not null references sector,
      primary key (cluster_id, sector_id)
    )`);
    this.addSql(`create table membership (
      cluster_id text not null references cluster on delete cascade,
      stakeholder_id uuid not null references stakeholder on delete cascade,
      role text not null default 'member' check (role in ('member','host','facilitator')),
      since date,
      primary key (cluster_id, stakeholder_id)
    )`);
    this.addSql('create index membership_stakeholder on membership (stakeholder_id)');
    this.addSql(`create table fact (
      id text primary key,
      cluster_id text references cluster on delete cascade,
      country_code text references country,
      topic text not null,
      statement jsonb not null check (statement ?& array['en','fr','ar']),
      figure numeric,
      unit text,
      date text check (date ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
      note jsonb,
      verified boolean not null default true,
      position smallint not null default 0
    )`);
    this.addSql('create index fact_cluster on fact (cluster_id, position)');
    this.addSql(`create table fact_source (
      fact_id text not null references fact on delete cascade,
      source_key text not null references source,
      primary key (fact_id, source_key)
    )`);
    this.addSql(`create table fact_conflict (
      fact_id text not null references fact on delete cascade,
      other_id text not null references fact on delete cascade,
      primary key (fact_id, other_id),
      check (fact_id <> other_id)
    )`);
    this.addSql(`create table offering (
      id uuid primary key,
      stakeholder_id uuid not null references stakeholder on delete cascade,
      direction text not null check (direction in ('offer','need')),
      kind text not null check (kind in ('product','capacity','service','design','distribution','supply',
        'technology','training','mentoring','finance','space','co-production')),
      title jsonb not null check (title <> '{}'),
      text jsonb not null default '{}',
      targets text[] not null default '{}',
      agreements text[] not null default '{}' check (agreements <@ array['supply','subcontract','distribution',
        'licence','co-production','joint-venture','commission','mentoring']),
      quantity text,
      valid_from date not null,
      valid_until date not null,
      status text not null default 'open' check (status in ('open','paused','fulfilled','expired')),
      renewed_at timestamptz,
      created_at timestamptz not null default now(),
      version integer not null default 1,
      check (valid_from <= valid_until)
    )`);
    this.addSql('create index offering_stakeholder on offering (stakeholder_id, valid_until desc)');
    this.addSql('create index offering_newest on offering (valid_from, id)');
    this.addSql(`create table offering_concept (
      offering_id uuid not null references offering on delete cascade,
      concept_id text not null references concept on delete cascade,
      origin text not null check (origin in ('declared','spotted')),
      primary key (offering_id, concept_id)
    )`);
    this.addSql('create index offering_concept_concept on offering_concept (concept_id)');
  }

  override down(): void {
    for (const table of [
      'offering_concept',
      'offering',
      'fact_conflict',
      'fact_source',
      'fact',
      'membership',
      'cluster_sector',
      'cluster',
      'source',
    ]) {
      this.addSql(`drop table ${table}`);
    }
  }
}
