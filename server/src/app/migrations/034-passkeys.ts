import { Migration } from '@mikro-orm/migrations';

/** Keys that devices keep. The library writes them under our names; `last_used_at` is ours. */
export class Passkeys extends Migration {
  override up(): void {
    // The counter of an authenticator has 32 bits without a sign; as a bigint the library's pool would give it as text.
    this.addSql(`create table passkey (
      id uuid primary key,
      account_id uuid not null references account on delete cascade,
      name text not null check (length(name) between 1 and 80 and name !~ '[[:cntrl:]]'),
      credential_id text not null unique check (length(credential_id) <= 1400),
      public_key text not null,
      counter double precision not null,
      device_type text not null,
      backed_up boolean not null,
      transports text,
      aaguid text,
      created_at timestamptz not null default now(),
      last_used_at timestamptz
    )`);
    this.addSql('create index passkey_account on passkey (account_id)');
  }

  override down(): void {
    this.addSql('drop table passkey');
  }
}
