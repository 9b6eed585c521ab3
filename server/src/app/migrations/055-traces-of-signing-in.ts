import { Migration } from '@mikro-orm/migrations';

/** The connections of the sign-in library, by the name that http.ts gives them. */
const ofTheLibrary = "current_setting('application_name') = 'wasl-sign-in'";

/** What the library writes, when, and what the trail calls it. */
const traced = [
  ['account', 'insert', 'true', 'id', 'account created'],
  ['account', 'update of email_verified', 'new.email_verified and not old.email_verified', 'id', 'address confirmed'],
  ['credential', 'insert', 'new.password is not null', 'account_id', 'password set'],
  ['credential', 'update of password', 'new.password is distinct from old.password', 'account_id', 'password set'],
  ['session', 'insert', 'true', 'account_id', 'signed in'],
] as const;

/**
 * The sign-in library writes by itself, over connections of its own and in transactions that are not ours to add to: so the
 * tables leave the traces of what it writes, and neither stands without the other. What we write leaves its own.
 */
export class TracesOfSigningIn extends Migration {
  override up(): void {
    this.addSql(`create function signing_in_traced() returns trigger language plpgsql as $$
      declare person text := to_jsonb(new)->>tg_argv[0];
      begin
        insert into audit_event (id, actor, action, noun, record_id)
          values (gen_random_uuid(), person, tg_argv[1], 'account', person);
        return null;
      end $$`);
    for (const [at, [table, when, condition, person, action]] of traced.entries()) {
      this.addSql(`create trigger signing_in_traced_${at} after ${when} on ${table} for each row
        when (${ofTheLibrary} and ${condition}) execute function signing_in_traced('${person}', '${action}')`);
    }
  }

  override down(): void {
    for (const [at, [table]] of traced.entries()) this.addSql(`drop trigger signing_in_traced_${at} on ${table}`);
    this.addSql('drop function signing_in_traced()');
  }
}
