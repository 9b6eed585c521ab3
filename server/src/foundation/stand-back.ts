import { constants, platform, setPriority } from 'node:os';

/**
 * Lets the rest of the machine go before the thread that calls: for work that nobody waits for. Linux knows the priority of
 * each thread; elsewhere it is that of the whole process, which has to answer meanwhile, so nothing is done there.
 */
export function standBack(): void {
  if (platform() === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
}
