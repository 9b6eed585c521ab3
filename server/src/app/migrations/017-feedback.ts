import { Migration } from '@mikro-orm/migrations';

/** What someone acting for a stakeholder says of a partner recommended to it: one word each, the latest. */
export class FeedbackOnMatches extends Migration {
  override up(): void {
    this.addSql(`create table feedback (
      id uuid primary key,
      stakeholder_id uuid not null references stakeholder on delete cascade,
      other_id uuid not null references stakeholder on delete cascade,
      demonstration boolean not null,
      verdict text not null check (verdict in ('useful','not-relevant','later')),
      reason text check (reason in ('other-trade','known','size','place','other')),
      until date,
      weights text not null,
      created_at timestamptz not null,
      unique (stakeholder_id, other_id),
      check (stakeholder_id <> other_id),
      check ((reason is not null) = (verdict = 'not-relevant')),
      check ((until is null) = (verdict = 'useful'))
    )`);
    this.addSql('create index feedback_other on feedback (other_id)');
  }

  override down(): void {
    this.addSql('drop table feedback');
  }
}
