// Builds what is stale: the server, the seeds, then the client. `node server/scripts/build.mjs [server]`.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a program of the workspace and shows its output only when it fails. */
function run(program, args, cwd = root) {
  try {
    execFileSync(process.execPath, [program, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    process.stderr.write(`${error.stdout ?? ''}${error.stderr ?? ''}\n`);
    throw new Error(`Building failed in ${cwd}.`);
  }
}

function fingerprint(folders) {
  const hash = createHash('sha256');
  const walk = (path) => {
    const stat = statSync(path);
    if (stat.isDirectory()) {
      for (const name of readdirSync(path).sort()) {
        if (!['node_modules', 'dist', 'gql', 'test-results'].includes(name)) walk(join(path, name));
      }
    } else hash.update(path).update(readFileSync(path));
  };
  for (const folder of folders) if (existsSync(folder)) walk(folder);
  return hash.digest('hex');
}

/** The state of the last compilation: the sources it was made of and when it wrote, since others run tsc as well. */
function compiled() {
  const written = ['server', 'seeds'].map((each) => {
    const info = join(root, each, 'dist/.tsbuildinfo');
    return existsSync(info) ? statSync(info).mtimeMs : 0;
  });
  const sources = ['server/src', 'server/tsconfig.json', 'seeds/src', 'seeds/tsconfig.json', 'tsconfig.base.json'];
  return [fingerprint([...sources, 'pnpm-lock.yaml'].map((each) => join(root, each))), ...written].join(' ');
}

/** Compiles server and seeds, unless their sources are those of the last compilation. */
export function buildServer() {
  const stamp = join(root, 'seeds/dist/.fingerprint');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === compiled()) return;
  run(join(root, 'node_modules/typescript/bin/tsc'), ['-b', 'server', 'seeds']);
  writeFileSync(stamp, compiled());
}

/** Generates typed operations and bundles the client, unless its sources are those of the last bundle. */
export function buildClient() {
  const client = join(root, 'client');
  const stamp = join(client, 'dist/.fingerprint');
  const now = fingerprint([client, join(root, 'schema'), join(root, 'pnpm-lock.yaml')]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  run(join(client, 'node_modules/@graphql-codegen/cli/cjs/bin.js'), ['--config', 'codegen.ts'], client);
  run(join(client, 'node_modules/vite/bin/vite.js'), ['build'], client);
  mkdirSync(join(client, 'dist'), { recursive: true });
  writeFileSync(stamp, now);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  buildServer();
  if (process.argv[2] !== 'server') buildClient();
}
