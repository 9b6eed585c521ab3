import type { Logger } from 'pino';

/** A process that serves or works outlives what nobody caught: the queue forgets to where its database goes away amid a job. */
export function outlive(log: Logger): void {
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'nobody caught this'));
}
