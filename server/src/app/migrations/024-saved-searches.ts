import { Migration } from '@mikro-orm/migrations';

/** Searches that people keep, and which records each has shown or told of already. */
export class SavedSearches extends Migration {
  override up(): void {
    this.addSql(`create table saved_search (
      id uuid primary key,
      account_id uuid not null references account on delete cascade,
      name text not null check (length(name) between 1 and 80 and name !~ '[[:cntrl:]]'),
      query text not null check (length(query) <= 500),
      filters jsonb not null,
      "without" text[] not null,
      sort text not null,
      step text,
      alerts boolean not null,
      created_at timestamptz not null,
      unique (account_id, name)
    )`);
    this.addSql(`create table saved_search_seen (
      saved_search_id uuid not null references saved_search on delete cascade,
      record_id uuid not null,
      primary key (saved_search_id, record_id)
    )`);
  }

  override down(): void {
    this.addSql('drop table saved_search_seen');
    this.addSql('drop table saved_search');
  }
}
