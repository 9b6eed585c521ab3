import { Migration } from '@mikro-orm/migrations';

/** An introduction may ask a person who belongs to no stakeholder, by their account; mentors may be such persons. */
export class AskedPersons extends Migration {
  override up(): void {
    this.addSql('alter table mentor add column account_id uuid references account on delete set null');
    this.addSql('create unique index mentor_account on mentor (account_id) where account_id is not null');
    this.addSql(`alter table introduction alter column asked_id drop not null,
      add column asked_account_id uuid references account on delete cascade,
      add column asked_name text check (length(asked_name) between 1 and 200)`);
    this.addSql(`alter table introduction add constraint introduction_asked_one check (
      num_nonnulls(asked_id, asked_account_id) = 1 and (asked_account_id is null) = (asked_name is null))`);
    this.addSql('create index introduction_asked_person on introduction (asked_account_id, created_at, id)');
    this.addSql(`create unique index introduction_person_once on introduction (asking_id, asked_account_id)
      where state in ('proposed','forwarded','introduced','met')`);
    this.addSql('alter table report add column person_id uuid references account on delete set null');
  }

  override down(): void {
    this.addSql('alter table report drop column person_id');
    this.addSql('delete from introduction where asked_id is null');
    this.addSql('drop index introduction_person_once');
    this.addSql('drop index introduction_asked_person');
    this.addSql('alter table introduction drop constraint introduction_asked_one');
    this.addSql(`alter table introduction drop column asked_account_id, drop column asked_name,
      alter column asked_id set not null`);
    this.addSql('alter table mentor drop column account_id');
  }
}
