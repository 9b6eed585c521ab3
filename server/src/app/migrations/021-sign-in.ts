import { Migration } from '@mikro-orm/migrations';

/** How often someone tried, and the tokens of integrators. */
export class SignIn extends Migration {
  override up(): void {
    // Counts of the last minutes: not worth a place in the log that survives a crash.
    this.addSql(`create unlogged table rate_limit (
      key varchar(255) primary key,
      points integer not null default 0,
      expire bigint
    )`);
    this.addSql(`create table api_token (
      id uuid primary key,
      account_id uuid not null references account on delete cascade,
      name text not null check (length(name) between 1 and 80 and name !~ '[[:cntrl:]]'),
      hash bytea not null unique,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      last_used_at timestamptz
    )`);
    this.addSql('create index api_token_account on api_token (account_id)');
  }

  override down(): void {
    this.addSql('drop table api_token');
    this.addSql('drop table rate_limit');
  }
}
