import { Migration } from '@mikro-orm/migrations';

/**
 * Accounts with roles and delegates. `session`, `credential` and `verification` are written by the authentication
 * library under our names (docs/decisions/010); what it keeps in them is its own affair.
 */
export class Accounts extends Migration {
  override up(): void {
    this.addSql(`create table account (
      id uuid primary key,
      email text not null unique check (email = lower(email) and email ~ '^[^[:cntrl:][:space:]@]+@[^[:cntrl:][:space:]@]+$'
        and length(email) <= 254),
      email_verified boolean not null default false,
      name text not null check (length(name) between 1 and 120 and name !~ '[[:cntrl:]]'),
      image text,
      lang text not null default 'en',
      time_zone text not null default 'UTC',
      acts_for_id uuid references stakeholder on delete set null,
      demonstration boolean not null default false,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`);
    this.addSql(`create table role (
      id uuid primary key,
      account_id uuid not null references account on delete cascade,
      role text not null check (role in ('facilitator','secretariat','administrator')),
      cluster_id text references cluster on delete cascade,
      check (cluster_id is null or role = 'facilitator'),
      unique nulls not distinct (account_id, role, cluster_id)
    )`);
    this.addSql('create index role_cluster on role (cluster_id)');
    this.addSql(`create table delegate (
      account_id uuid not null references account on delete cascade,
      stakeholder_id uuid not null references stakeholder on delete cascade,
      role text not null check (role in ('owner','editor')),
      created_at timestamptz not null default now(),
      primary key (account_id, stakeholder_id)
    )`);
    this.addSql('create index delegate_stakeholder on delegate (stakeholder_id)');
    this.addSql(`create table session (
      id uuid primary key,
      token text not null unique,
      account_id uuid not null references account on delete cascade,
      expires_at timestamptz not null,
      ip_address text,
      user_agent text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`);
    this.addSql('create index session_account on session (account_id)');
    this.addSql(`create table credential (
      id uuid primary key,
      account_id uuid not null references account on delete cascade,
      provider_id text not null,
      provider_account_id text not null,
      password text,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (provider_id, provider_account_id)
    )`);
    this.addSql('create index credential_account on credential (account_id)');
    this.addSql(`create table verification (
      id uuid primary key,
      identifier text not null,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`);
    this.addSql('create index verification_identifier on verification (identifier)');
    // Signs cookies where no AUTH_SECRET is set; one row, made by the first process that needs it.
    this.addSql(
      'create table signing_secret (singleton boolean primary key default true check (singleton), value text not null)',
    );
  }

  override down(): void {
    for (const table of ['signing_secret', 'verification', 'credential', 'session', 'delegate', 'role', 'account']) {
      this.addSql(`drop table ${table}`);
    }
  }
}
