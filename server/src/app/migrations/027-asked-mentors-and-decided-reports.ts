import { Migration } from '@mikro-orm/migrations';

/** Which mentor an introduction asks for; whom a report is about, and profiles paused by one. */
export class AskedMentorsAndDecidedReports extends Migration {
  override up(): void {
    this.addSql(`create table introduction_mentor (
      introduction_id uuid primary key references introduction on delete cascade,
      mentor_id uuid not null references mentor on delete cascade
    )`);
    this.addSql('create index introduction_mentor_mentor on introduction_mentor (mentor_id)');
    this.addSql(`alter table report add column about_id uuid references stakeholder on delete set null,
      add column lifted_at timestamptz`);
    this.addSql(
      `update report set about_id = (select id from stakeholder where id = record_id) where noun = 'stakeholder'`,
    );
    this.addSql('alter table report drop constraint report_outcome_check');
    this.addSql(`alter table report add constraint report_outcome_check
      check (outcome in ('acted-on','no-action','paused'))`);
    this.addSql('create index report_handled on report (handled_at, id) where handled_at is not null');
  }

  override down(): void {
    this.addSql('drop index report_handled');
    this.addSql(`update report set outcome = 'acted-on' where outcome = 'paused'`);
    this.addSql('alter table report drop constraint report_outcome_check');
    this.addSql(`alter table report add constraint report_outcome_check check (outcome in ('acted-on','no-action'))`);
    this.addSql('alter table report drop column about_id, drop column lifted_at');
    this.addSql('drop table introduction_mentor');
  }
}
