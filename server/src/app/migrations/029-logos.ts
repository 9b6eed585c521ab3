import { Migration } from '@mikro-orm/migrations';

/** Pictures of stakeholders, made anew from what was sent; they go with the stakeholder. */
export class Logos extends Migration {
  override up(): void {
    this.addSql(`create table logo (
      stakeholder_id uuid primary key references stakeholder on delete cascade,
      image bytea not null check (length(image) <= 200000),
      digest text not null check (digest ~ '^[0-9a-f]{16}$'),
      created_at timestamptz not null
    )`);
  }

  override down(): void {
    this.addSql('drop table logo');
  }
}
