import { Migration } from '@mikro-orm/migrations';

/** A mentor looks after their own record: it is invited by staff, and shown once they say so. */
export class MentorsOfTheirOwn extends Migration {
  override up(): void {
    this.addSql(`alter table mentor add column shown_at timestamptz default now(),
      add column invited_by uuid references account on delete set null,
      add column invited_at timestamptz`);
  }

  override down(): void {
    this.addSql(`alter table mentor drop column shown_at, drop column invited_by, drop column invited_at`);
  }
}
