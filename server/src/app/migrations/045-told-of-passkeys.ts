import { Migration } from '@mikro-orm/migrations';

/**
 * The sign-in library writes passkeys by itself, in a transaction that is not ours to add to: so the table leaves the trace
 * and queues the letter, and a key that signs in never stands without both.
 */
export class ToldOfPasskeys extends Migration {
  override up(): void {
    this.addSql(`create function passkey_made() returns trigger language plpgsql as $$
      begin
        insert into audit_event (id, actor, action, noun, record_id)
          values (gen_random_uuid(), new.account_id, 'passkey made', 'passkey', new.id);
        perform graphile_worker.add_job('tell-of-passkey',
          json_build_object('passkey', new.id, 'account', new.account_id), job_key => 'passkey:' || new.id);
        return null;
      end $$`);
    this.addSql(`create trigger passkey_made after insert on passkey
      for each row execute function passkey_made()`);
  }

  override down(): void {
    this.addSql('drop trigger passkey_made on passkey');
    this.addSql('drop function passkey_made()');
  }
}
