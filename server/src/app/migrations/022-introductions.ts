import { Migration } from '@mikro-orm/migrations';

/** Introductions with their trail, thread, meetings, outcomes and one-time links; and reports. */
export class Introductions extends Migration {
  override up(): void {
    this.addSql(`create table introduction (
      id uuid primary key,
      asking_id uuid not null references stakeholder on delete cascade,
      asked_id uuid not null references stakeholder on delete cascade,
      by_facilitator boolean not null,
      gate text not null check (gate in ('asking','asked','desk')),
      gate_clusters text[] not null default '{}',
      other_clusters text[] not null default '{}',
      facilitator_id uuid references account on delete set null,
      state text not null check (state in ('proposed','forwarded','introduced','met','agreed','still-active',
        'returned','withdrawn','declined','expired','no-agreement')),
      reason text not null check (length(reason) between 1 and 2000),
      reason_lang text not null,
      text_version integer not null default 1,
      offering_id uuid references offering on delete set null,
      note text,
      asking_consent_at timestamptz,
      asking_consent_by uuid,
      asked_consent_at timestamptz,
      asked_consent_by uuid,
      closed_by text check (closed_by in ('asking','asked','facilitator','system')),
      decline_reason text check (decline_reason in ('no-capacity-now','not-our-field','already-work-together',
        'prefer-another-partner','not-this-partner','other')),
      closing_words text,
      created_at timestamptz not null,
      forwarded_at timestamptz,
      changed_at timestamptz not null,
      due_at timestamptz not null,
      version integer not null,
      check (asking_id <> asked_id),
      check (state not in ('introduced','met','agreed','still-active','no-agreement')
        or (asking_consent_at is not null and asked_consent_at is not null)),
      check (asking_consent_by <> asked_consent_by)
    )`);
    this.addSql(`create unique index introduction_open_once on introduction (asking_id, asked_id)
      where state in ('proposed','forwarded','introduced','met')`);
    this.addSql('create index introduction_asking on introduction (asking_id, changed_at, id)');
    this.addSql('create index introduction_asked on introduction (asked_id, changed_at, id)');
    this.addSql('create index introduction_facilitator on introduction (facilitator_id, state, due_at, id)');
    this.addSql(
      'create index introduction_gate on introduction using gin (gate_clusters) where facilitator_id is null',
    );
    this.addSql('create index introduction_due on introduction (state, due_at, id)');
    this.addSql(`create table introduction_event (
      introduction_id uuid not null references introduction on delete cascade,
      version integer not null,
      kind text not null,
      side text not null check (side in ('asking','asked','facilitator','system')),
      actor uuid,
      data jsonb not null default '{}',
      at timestamptz not null,
      primary key (introduction_id, version)
    )`);
    this.addSql(`create function introduction_event_stays() returns trigger language plpgsql as
      $$ begin raise exception 'what happened in an introduction is not rewritten'; end $$`);
    this.addSql(`create trigger introduction_event_stays before update on introduction_event
      for each row execute function introduction_event_stays()`);
    this.addSql(`create table introduction_message (
      id uuid primary key,
      introduction_id uuid not null references introduction on delete cascade,
      side text not null check (side in ('asking','asked','facilitator')),
      account_id uuid references account on delete set null,
      text text not null check (length(text) between 1 and 4000),
      at timestamptz not null
    )`);
    this.addSql('create index introduction_message_thread on introduction_message (introduction_id, id)');
    this.addSql(`create table introduction_meeting (
      id uuid primary key,
      introduction_id uuid not null references introduction on delete cascade,
      starts_at timestamptz not null,
      minutes smallint not null check (minutes between 10 and 480),
      time_zone text not null,
      place text not null check (length(place) between 1 and 300),
      side text not null check (side in ('asking','asked','facilitator')),
      proposed_at timestamptz not null
    )`);
    this.addSql('create index introduction_meeting_latest on introduction_meeting (introduction_id, proposed_at)');
    this.addSql(`create table introduction_outcome (
      introduction_id uuid not null references introduction on delete cascade,
      stage text not null check (stage in ('thirty-days','six-months')),
      agreement text,
      value_band text,
      jobs_kept integer check (jobs_kept >= 0),
      jobs_created integer check (jobs_created >= 0),
      jobs_women integer check (jobs_women >= 0),
      jobs_under_35 integer check (jobs_under_35 >= 0),
      side text not null check (side in ('asking','asked','facilitator')),
      reported_by uuid,
      reported_at timestamptz not null,
      confirmed_at timestamptz,
      primary key (introduction_id, stage)
    )`);
    this.addSql(`create table introduction_link (
      token_hash text primary key,
      introduction_id uuid not null references introduction on delete cascade,
      side text not null check (side in ('asking','asked')),
      text_version integer not null,
      expires_at timestamptz not null,
      used_at timestamptz
    )`);
    this.addSql('create index introduction_link_introduction on introduction_link (introduction_id)');
    this.addSql(`create table report (
      id uuid primary key,
      reporter_id uuid references account on delete set null,
      noun text not null check (noun in ('stakeholder','introduction','message','offering')),
      record_id uuid not null,
      parties uuid[] not null default '{}',
      facilitator_id uuid,
      reason text not null check (reason in ('spam','abuse','false-information','no-answer','other')),
      words text not null default '' check (length(words) <= 2000),
      created_at timestamptz not null,
      handler_id uuid references account on delete set null,
      outcome text check (outcome in ('acted-on','no-action')),
      outcome_words text,
      handled_at timestamptz
    )`);
    this.addSql('create index report_open on report (created_at, id) where handled_at is null');
    for (const [table, column] of [
      ['introduction', 'id'],
      ['introduction_message', 'introduction_id'],
      ['introduction_outcome', 'introduction_id'],
    ]) {
      const call = `for each statement execute function outbox_from_statement('introduction', '${column}')`;
      this.addSql(`create trigger outbox_insert after insert on ${table} referencing new table as after_rows ${call}`);
      this.addSql(
        `create trigger outbox_update after update on ${table}
         referencing old table as before_rows new table as after_rows ${call}`,
      );
      this.addSql(`create trigger outbox_delete after delete on ${table} referencing old table as before_rows ${call}`);
    }
  }

  override down(): void {
    for (const table of ['report', 'introduction_link', 'introduction_outcome', 'introduction_meeting']) {
      this.addSql(`drop table ${table}`);
    }
    for (const table of ['introduction_message', 'introduction_event', 'introduction']) {
      this.addSql(`drop table ${table}`);
    }
    this.addSql('drop function introduction_event_stays()');
  }
}
