import { randomBytes } from 'node:crypto';
import type { HasDatabase } from '../foundation/database-slice.js';

/** The secret of this installation, kept in the database and made by whoever asks first. */
export async function signingSecret(em: HasDatabase['em']): Promise<string> {
  const read = () => em.execute<{ value: string }[]>('select value from signing_secret');
  const [kept] = await read();
  if (kept) return kept.value;
  await em.execute('insert into signing_secret (value) values (?) on conflict do nothing', [
    randomBytes(32).toString('base64url'),
  ]);
  return (await read())[0]?.value ?? '';
}
