import { Migration } from '@mikro-orm/migrations';

/** Mentors, what they can help with, and the mentorships that their free places and waiting times are read from. */
export class Mentors extends Migration {
  override up(): void {
    this.addSql(`create table mentor (
      id uuid primary key,
      slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
      name text not null check (length(btrim(name)) between 1 and 120),
      name_lang text not null,
      stakeholder_id uuid references stakeholder on delete cascade,
      headline jsonb not null,
      bio jsonb not null default '{}',
      languages text[] not null check (cardinality(languages) > 0),
      countries text[] not null default '{}',
      prefers text[] not null default '{}'
        check (prefers <@ array['women-led','newcomers','artisans','cooperatives','exporters','young-enterprises']),
      capacity smallint check (capacity between 1 and 50),
      paused_until date,
      audience text not null default 'members' check (audience in ('public','members','facilitators')),
      demonstration boolean not null default false,
      version integer not null default 1,
      updated_at timestamptz not null
    )`);
    this.addSql('create index mentor_name on mentor (name, id)');
    this.addSql('create index mentor_stakeholder on mentor (stakeholder_id) where stakeholder_id is not null');
    this.addSql(`create table mentor_topic (
      mentor_id uuid not null references mentor on delete cascade,
      concept_id text not null references concept on delete cascade,
      position smallint not null default 0,
      primary key (mentor_id, concept_id)
    )`);
    this.addSql('create index mentor_topic_concept on mentor_topic (concept_id)');
    this.addSql(`create table mentorship (
      id uuid primary key,
      mentor_id uuid not null references mentor on delete cascade,
      mentee_id uuid not null references stakeholder on delete cascade,
      since date not null,
      ended date check (ended >= since)
    )`);
    this.addSql('create index mentorship_mentor on mentorship (mentor_id)');
    this.addSql('create index mentorship_mentee on mentorship (mentee_id)');
    for (const [table, column] of [
      ['mentor', 'id'],
      ['mentor_topic', 'mentor_id'],
      ['mentorship', 'mentor_id'],
    ]) {
      const call = `for each statement execute function outbox_from_statement('mentor', '${column}')`;
      this.addSql(`create trigger outbox_insert after insert on ${table} referencing new table as after_rows ${call}`);
      this.addSql(
        `create trigger outbox_update after update on ${table}
         referencing old table as before_rows new table as after_rows ${call}`,
      );
      this.addSql(`create trigger outbox_delete after delete on ${table} referencing old table as before_rows ${call}`);
    }
  }

  override down(): void {
    for (const table of ['mentorship', 'mentor_topic', 'mentor']) this.addSql(`drop table ${table}`);
  }
}
