import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const withoutSeeds = `const { runCommand } = await import(${JSON.stringify(cli)});
const none = { seedIfEmpty: async () => {}, growWorld: async () => 0, evaluationSet: () => ({ documents: [], queries: [], judgements: null }) };
process.exitCode = await runCommand(process.argv.slice(1), none);`;

/** A process of a test's own, with what it has said. */
export interface OwnProcess {
  said(): string;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  ended: Promise<number | null>;
}

function own(child: ChildProcess): OwnProcess {
  let said = '';
  child.stdout?.on('data', (chunk) => (said += String(chunk)));
  child.stderr?.on('data', (chunk) => (said += String(chunk)));
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  return {
    said: () => said,
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** `wasl …` as a process of its own, from what was built. */
export function startWasl(environment: Record<string, string>, ...args: string[]): OwnProcess {
  const node = ['--input-type=module', '--eval', withoutSeeds, '--', ...args];
  return own(spawn(process.execPath, node, { env: { ...process.env, ...environment } }));
}

/** Any program as a process of its own. */
export function startProgram(path: string, args: readonly string[], folder: string): OwnProcess {
  return own(spawn(path, args, { cwd: folder, env: { PATH: process.env.PATH } }));
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}
