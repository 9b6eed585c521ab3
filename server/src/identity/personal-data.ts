import type { HasDatabase } from '../foundation/database-slice.js';

/** What a room keeps about a person: how it is handed out, and whatever must happen before the person is erased. */
export interface PersonalData {
  /** Names the part in the export. */
  name: string;
  /** The columns by which rows are this person's, as `table.column`; a test finds those that no part holds. */
  holds: string[];
  export(em: HasDatabase['em'], accountId: string): Promise<object[]>;
  /** In the transaction that deletes the account; rows that reference it with cascade need nothing. */
  erase?(em: HasDatabase['em'], accountId: string): Promise<void>;
}

/** The part of the request that knows every room's personal data; the app lists them. */
export interface HasPersonalData {
  personalData: readonly PersonalData[];
}

/** What identity itself keeps. Secrets (passwords, tokens) are not data about a person, and are never handed out. */
export const accountData: PersonalData[] = [
  {
    name: 'account',
    holds: ['account.email'],
    export: (em, id) =>
      em.execute(
        `select id, email, name, lang, time_zone, mail_frequency, email_verified, created_at from account where id = ?`,
        [id],
      ),
    // Links and challenges that wait name the address they were made for.
    erase: async (em, id) => {
      await em.execute(
        `delete from verification v using account a
         where a.id = ? and (position('"' || a.email || '"' in v.value) > 0 or v.value = a.email or position(a.id::text in v.value) > 0)`,
        [id],
      );
    },
  },
  {
    name: 'roles',
    holds: ['role.account_id'],
    export: (em, id) => em.execute('select role, cluster_id from role where account_id = ?', [id]),
  },
  {
    name: 'sessions',
    holds: ['session.account_id', 'session.ip_address', 'session.user_agent'],
    export: (em, id) =>
      em.execute('select created_at, expires_at, ip_address, user_agent from session where account_id = ?', [id]),
  },
  {
    name: 'passkeys',
    holds: ['passkey.account_id'],
    export: (em, id) =>
      em.execute('select name, created_at, last_used_at, device_type, backed_up from passkey where account_id = ?', [
        id,
      ]),
  },
  {
    name: 'tokens',
    holds: ['api_token.account_id'],
    export: (em, id) =>
      em.execute('select name, created_at, expires_at, last_used_at from api_token where account_id = ?', [id]),
  },
  {
    name: 'trail',
    holds: ['audit_event.actor'],
    export: (em, id) =>
      em.execute('select at, action, noun, record_id from audit_event where actor = ? order by at', [id]),
  },
];
