import { Migration } from '@mikro-orm/migrations';

/** What one side may not notice of the other: how many steps it was told of, and an end kept until its time is over. */
export class ToldAlike extends Migration {
  override up(): void {
    this.addSql(`alter table introduction
      add column asking_version integer not null default 0,
      add column asked_version integer not null default 0,
      add column kept_from text check (kept_from in ('asking','asked'))`);
    this.addSql('update introduction set asking_version = version, asked_version = version');
    this.addSql('create index introduction_kept on introduction (due_at) where kept_from is not null');
    // Lists are ordered by when it was asked for: their order must not tell of an end that is kept.
    this.addSql('drop index introduction_asking');
    this.addSql('drop index introduction_asked');
    this.addSql('create index introduction_asking on introduction (asking_id, created_at, id)');
    this.addSql('create index introduction_asked on introduction (asked_id, created_at, id)');
  }

  override down(): void {
    this.addSql('drop index introduction_asking');
    this.addSql('drop index introduction_asked');
    this.addSql('create index introduction_asking on introduction (asking_id, changed_at, id)');
    this.addSql('create index introduction_asked on introduction (asked_id, changed_at, id)');
    this.addSql(
      'alter table introduction drop column asking_version, drop column asked_version, drop column kept_from',
    );
  }
}
