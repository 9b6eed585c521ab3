import { Migration } from '@mikro-orm/migrations';

/**
 * The library of sign-in reserves the first entry of an invited account by a row whose identifier is a hash, not a UUID:
 * with a column of UUIDs nobody who was invited came in by an e-mailed link.
 */
export class NamesOfReservations extends Migration {
  override up(): void {
    this.addSql('alter table verification alter column id type text using id::text');
  }

  override down(): void {
    this.addSql(`delete from verification where id !~ '^[0-9a-f-]{36}$'`);
    this.addSql('alter table verification alter column id type uuid using id::uuid');
  }
}
