import { Worker } from 'node:worker_threads';
import type { Answered, Asked, Filling } from './fill-thread.js';
import { EngineAtFault, type Makers } from './search-index.js';

/** Threads run what was built, in tests too: they know nothing of how tests read TypeScript. */
const program = new URL('../../dist/search/fill-thread.js', import.meta.url);

/** So many batches are with a thread, so that it makes one while the database reads or writes another. */
const each = 2;

/** A thread, the batches that are with it, and why it ended before it was told to. */
interface Thread {
  worker: Worker;
  waiting: Map<number, { done: (count: number) => void; fail: (error: unknown) => void }>;
  fault: EngineAtFault | null;
  ended: Promise<void>;
}

function start(filling: Filling): Thread {
  // Without what the process itself was started with, such as modules to load first.
  const worker = new Worker(program, { workerData: filling, execArgv: [] });
  const ended = new Promise<void>((done) => worker.once('exit', () => done()));
  const thread: Thread = { worker, waiting: new Map(), fault: null, ended };
  worker.on('message', (answered: Answered) => {
    const batch = thread.waiting.get(answered.number);
    thread.waiting.delete(answered.number);
    if ('error' in answered) batch?.fail(answered.error);
    else batch?.done(answered.count);
  });
  let cause: unknown;
  worker.once('error', (error) => {
    cause = error;
  });
  worker.once('exit', (code) => {
    const why = cause instanceof Error ? cause.message : `it left with ${code}`;
    thread.fault = new EngineAtFault(`A thread that makes documents ended: ${why}`, { cause });
    for (const { fail } of thread.waiting.values()) fail(thread.fault);
  });
  return thread;
}

/** Makes documents and writes them in threads, while this one stays free for requests. */
export function fillThreads(filling: Filling, count: number): Makers {
  const threads = Array.from({ length: count }, () => start(filling));
  let numbers = 0;
  return {
    atOnce: each * count,
    put: (ids) =>
      new Promise((done, fail) => {
        const number = numbers++;
        const idle = threads.reduce((one, other) => (other.waiting.size < one.waiting.size ? other : one));
        if (idle.fault) return fail(idle.fault);
        idle.waiting.set(number, { done, fail });
        idle.worker.postMessage({ number, ids } satisfies Asked);
      }),
    end: async () => {
      for (const { worker } of threads) worker.postMessage(null satisfies Asked);
      await Promise.all(threads.map((thread) => thread.ended));
    },
  };
}
