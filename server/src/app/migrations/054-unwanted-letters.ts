import { Migration } from '@mikro-orm/migrations';

/** Addresses without an account whose readers ended letters to them; kept as a keyed hash, which nobody reads back. */
export class UnwantedLetters extends Migration {
  override up(): void {
    this.addSql(`create table unwanted_letters (
      address_key text primary key check (address_key ~ '^[A-Za-z0-9_-]{43}$'),
      since timestamptz not null default now()
    )`);
  }

  override down(): void {
    this.addSql('drop table unwanted_letters');
  }
}
