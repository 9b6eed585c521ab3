import { Migration } from '@mikro-orm/migrations';

/** Cooperation links, and projects with their participations. */
export class Cooperation extends Migration {
  override up(): void {
    this.addSql(`create table cooperation_link (
      id uuid primary key,
      from_id uuid not null references stakeholder on delete cascade,
      to_id uuid not null references stakeholder on delete cascade,
      type text not null check (type in ('supplies','subcontracts','co-produces','distributes','designs-for',
        'trains','mentors','exhibited-with','finances')),
      status text not null default 'declared' check (status in ('declared','confirmed','disputed','ended')),
      origin text not null default 'self' check (origin in ('self','facilitator','introduction','workshop','import')),
      since date not null,
      until date,
      source_url text,
      recorded_at timestamptz not null default now(),
      check (from_id <> to_id),
      check (until is null or until >= since)
    )`);
    this.addSql('create unique index cooperation_link_once on cooperation_link (from_id, to_id, type, since)');
    this.addSql('create index cooperation_link_to on cooperation_link (to_id)');
    this.addSql('create index cooperation_link_since on cooperation_link (since, id)');
    this.addSql(`create table project (
      id uuid primary key,
      title jsonb not null check (title <> '{}'),
      text jsonb not null default '{}',
      themes text[] not null default '{}',
      starts date not null,
      ends date,
      source text,
      demonstration boolean not null default false,
      check (ends is null or ends >= starts)
    )`);
    this.addSql('create index project_starts on project (starts, id)');
    this.addSql(`create table participation (
      project_id uuid not null references project on delete cascade,
      stakeholder_id uuid not null references stakeholder on delete cascade,
      role text not null default 'partner' check (role in ('lead','partner')),
      primary key (project_id, stakeholder_id)
    )`);
    this.addSql('create index participation_stakeholder on participation (stakeholder_id)');
    this.addSql(`create unique index participation_one_lead on participation (project_id) where role = 'lead'`);
  }

  override down(): void {
    for (const table of ['participation', 'project', 'cooperation_link']) this.addSql(`drop table ${table}`);
  }
}
