import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

/** So many times in so many seconds. */
export interface ThrottleRule {
  window: number;
  max: number;
}

/** Counts attempts for all processes together; while the database is away each counts by itself. */
export interface Throttle {
  consume(key: string, rule: ThrottleRule): Promise<{ allowed: boolean; retryAfter: number | null }>;
}

export function createThrottle(pool: Pool): Throttle {
  const limiters = new Map<string, RateLimiterPostgres>();
  const limiterFor = ({ window, max }: ThrottleRule) => {
    const name = `${window}:${max}`;
    const known = limiters.get(name);
    if (known) return known;
    const made = new RateLimiterPostgres({
      storeClient: pool,
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix: name,
      points: max,
      duration: window,
      insuranceLimiter: new RateLimiterMemory({ keyPrefix: name, points: max, duration: window }),
    });
    limiters.set(name, made);
    return made;
  };
  return {
    consume: async (key, rule) => {
      // Hashed: keys hold addresses of people, and may be of any length.
      const short = createHash('sha256').update(key).digest('base64url');
      try {
        await limiterFor(rule).consume(short);
        return { allowed: true, retryAfter: null };
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return { allowed: false, retryAfter: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) };
      }
    },
  };
}
