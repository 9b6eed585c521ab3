import { Migration } from '@mikro-orm/migrations';

/** What facilitators write for members, until those have answered. */
export class ProposedEdits extends Migration {
  override up(): void {
    this.addSql(`create table proposed_edit (
      id uuid primary key,
      stakeholder_id uuid not null references stakeholder on delete cascade,
      noun text not null check (noun in ('profile','offering')),
      offering_id uuid references offering on delete cascade,
      input jsonb not null,
      publishes boolean not null,
      message text not null check (length(message) <= 1000),
      by_id uuid references account on delete set null,
      state text not null check (state in ('waiting','confirmed','refused','withdrawn')),
      words text check (length(words) <= 1000),
      email text,
      token_hash text unique,
      expires_at timestamptz,
      created_at timestamptz not null,
      decided_at timestamptz,
      version integer not null,
      check (offering_id is null or noun = 'offering'),
      check (state = 'waiting' or (email is null and token_hash is null)),
      check ((state = 'waiting') = (decided_at is null))
    )`);
    // New offers may wait side by side; of one profile or one offer only the latest wording waits.
    this.addSql(`create unique index proposed_edit_waiting on proposed_edit (stakeholder_id, noun, offering_id)
      nulls not distinct where state = 'waiting' and (noun = 'profile' or offering_id is not null)`);
    this.addSql('create index proposed_edit_stakeholder on proposed_edit (stakeholder_id, created_at)');
    this.addSql('create index proposed_edit_offering on proposed_edit (offering_id)');
    this.addSql('create index proposed_edit_by on proposed_edit (by_id)');
  }

  override down(): void {
    this.addSql('drop table proposed_edit');
  }
}
