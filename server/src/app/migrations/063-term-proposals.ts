import { Migration } from '@mikro-orm/migrations';

/** Words that members miss in the thesaurus, until staff have decided and after (docs/decisions/025). */
export class TermProposals extends Migration {
  override up(): void {
    this.addSql(`create table term_proposal (
      id uuid primary key,
      proposer_id uuid references account on delete set null,
      term text not null check (length(term) between 1 and 80),
      term_key text not null check (term_key <> ''),
      lang text not null check (lang ~ '^[a-z]{2,3}$'),
      region text references country,
      kind text check (kind in ('product','technique','material','service','skill','need','market')),
      meaning text not null check (length(meaning) <= 500),
      near_id text references concept on delete set null,
      state text not null check (state in ('proposed','approved','declined','withdrawn')),
      concept_id text references concept on delete set null,
      is_new boolean not null default false,
      reason text check (reason in ('already-there','too-particular','not-our-field','unclear','other')),
      words text check (length(words) <= 500),
      created_at timestamptz not null,
      decided_at timestamptz,
      version integer not null,
      check ((state = 'proposed') = (decided_at is null)),
      check ((state = 'declined') = (reason is not null))
    )`);
    // The same word does not wait twice.
    this.addSql(`create unique index term_proposal_waiting on term_proposal (lang, term_key) where state = 'proposed'`);
    this.addSql('create index term_proposal_state on term_proposal (state, id)');
    this.addSql('create index term_proposal_proposer on term_proposal (proposer_id, id)');
    this.addSql('create index term_proposal_near on term_proposal (near_id)');
    this.addSql('create index term_proposal_concept on term_proposal (concept_id)');
  }

  override down(): void {
    this.addSql('drop table term_proposal');
  }
}
