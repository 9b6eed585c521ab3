import { Migration } from '@mikro-orm/migrations';

/** An introduction outlives the person it asked: the asking side keeps its words and outcome, the person is named no more. */
export class ErasedPersons extends Migration {
  override up(): void {
    this.addSql(`alter table introduction drop constraint introduction_asked_one,
      drop constraint introduction_asked_account_id_fkey`);
    this.addSql(`alter table introduction
      add constraint introduction_asked_account_id_fkey foreign key (asked_account_id) references account on delete set null,
      add constraint introduction_asked_one check (
        num_nonnulls(asked_id, asked_name) = 1 and num_nonnulls(asked_id, asked_account_id) <= 1)`);
    // The secretariat's list of all members pages by it. Some databases have it already, from when it stood in 037.
    this.addSql('create index if not exists stakeholder_completeness on stakeholder (completeness, id)');
  }

  override down(): void {
    this.addSql('drop index stakeholder_completeness');
    this.addSql('delete from introduction where asked_id is null and asked_account_id is null');
    this.addSql(`alter table introduction drop constraint introduction_asked_one,
      drop constraint introduction_asked_account_id_fkey`);
    this.addSql(`alter table introduction
      add constraint introduction_asked_account_id_fkey foreign key (asked_account_id) references account on delete cascade,
      add constraint introduction_asked_one check (
        num_nonnulls(asked_id, asked_account_id) = 1 and (asked_account_id is null) = (asked_name is null))`);
  }
}
