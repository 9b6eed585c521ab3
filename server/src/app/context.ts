import type { Logger } from 'pino';
import type { HasSnapshot } from '../cooperation/snapshot-store.js';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase, HasLanguage } from '../foundation/database-slice.js';
import type { HasDemonstration } from '../identity/demonstration-accounts.resolver.js';
import type { HasPersonalData } from '../identity/personal-data.js';
import type { HasSession } from '../identity/session.js';
import type { HasViewer } from '../identity/viewer.js';
import type { HasHistory } from '../matching/history.js';
import type { HasMailbox } from '../notifications/mailbox.resolver.js';
import type { HasSearch } from '../search/search-engine.js';

/** Everything a resolver may ask of the request; each names only the slice it needs. */
export interface Context
  extends HasMailbox,
    HasSession,
    HasPersonalData,
    HasDatabase,
    HasLanguage,
    HasViewer,
    HasSnapshot,
    HasSearch,
    HasHistory,
    HasDemonstration {
  clock: Clock;
  requestId: string;
  log: Logger;
}
