import type { Job } from '../foundation/jobs.js';
import { Account } from './account.js';
import { mailAccount } from './account-mail.js';

/**
 * Tells by a letter of a new passkey, since whoever has it signs in. Queued by the table of passkeys itself, with the key;
 * told even of one that was removed again meanwhile.
 */
export const tellOfPasskey: Job = {
  name: 'tell-of-passkey',
  run: async ({ passkey = '', account = '' }, { em }) => {
    const owner = await em.findOne(Account, { id: account });
    if (owner) await mailAccount(em, owner, 'passkey', '/account', {}, `passkey:${passkey}`);
  },
};
