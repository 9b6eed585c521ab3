import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { newDatabase } from '../testing/world.js';

const root = resolve(fileURLToPath(new URL('../../..', import.meta.url)));
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** The part of the compose specification that we use; anything else is a slip. */
const healthcheck = z.strictObject({
  test: z.tuple([z.enum(['CMD', 'CMD-SHELL'])]).rest(z.string()),
  interval: z.string().regex(/^\d+s$/),
  timeout: z.string().regex(/^\d+s$/),
  retries: z.number().int().positive(),
});
const service = z.strictObject({
  image: z
    .string()
    .regex(/:[\w.-]*\d[\w.-]*$/, 'an image names its version')
    .optional(),
  build: z.literal('.').optional(),
  command: z.array(z.string()).optional(),
  restart: z.literal('unless-stopped'),
  environment: z.record(z.string(), z.string()).optional(),
  ports: z.array(z.string().startsWith('127.0.0.1:', 'ports open on loopback only')).optional(),
  volumes: z.array(z.string()).optional(),
  healthcheck: healthcheck.optional(),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.literal('service_healthy') })).optional(),
});
const compose = z.strictObject({
  name: z.string(),
  'x-wasl': z.unknown(),
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.null()),
});

interface Instruction {
  word: string;
  rest: string;
}

/** The instructions of a Dockerfile by stage; comments and line ends with a backslash are understood. */
function stagesOf(dockerfile: string): { name: string; steps: Instruction[] }[] {
  const lines = dockerfile
    .replaceAll(/^#.*$/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((each) => each.trim());
  const stages: { name: string; steps: Instruction[] }[] = [];
  for (const line of lines) {
    const [word = '', ...words] = line.trim().split(/\s+/);
    const rest = words.join(' ');
    if (word === 'FROM') stages.push({ name: /\bAS (\w+)/.exec(rest)?.[1] ?? 'last', steps: [{ word, rest }] });
    else stages.at(-1)?.steps.push({ word, rest });
  }
  return stages;
}

describe('docker-compose.yml', () => {
  const file = compose.parse(parse(read('docker-compose.yml'), { merge: true }));

  it('has what Wasl stands on, each with a health check of its own or of its image', () => {
    expect(Object.keys(file.services).sort()).toEqual(['mail', 'meilisearch', 'postgres', 'server', 'worker']);
    for (const [name, each] of Object.entries(file.services)) {
      expect(Boolean(each.image) !== Boolean(each.build), name).toBe(true);
      expect(Boolean(each.healthcheck) || read('Dockerfile').includes('HEALTHCHECK'), name).toBe(true);
      for (const needed of Object.keys(each.depends_on ?? {})) expect(file.services).toHaveProperty(needed);
      for (const volume of each.volumes ?? []) expect(file.volumes).toHaveProperty(volume.split(':')[0] ?? '');
    }
  });

  it('has no secret by default', () => {
    for (const each of Object.values(file.services)) {
      for (const [name, value] of Object.entries(each.environment ?? {})) {
        if (/PASSWORD|KEY/.test(name)) expect(value).toMatch(/^\$\{\w+:\?.+\}$/);
      }
    }
    expect(file.services.server?.environment?.DATABASE_URL).toContain(':?');
  });
});

describe('Dockerfile', () => {
  const stages = stagesOf(read('Dockerfile'));
  const last = stages.at(-1)?.steps ?? [];

  it('ends in a stage without tools that runs as nobody special and says how it is', () => {
    expect(stages.map((each) => each.name)).toEqual(['build', 'libraries', 'last']);
    for (const { steps } of stages) expect(steps[0]?.rest).toMatch(/^node:24-bookworm-slim/);
    expect(last.map((each) => each.word)).toEqual(expect.arrayContaining(['USER', 'HEALTHCHECK', 'EXPOSE', 'CMD']));
    expect(last.find((each) => each.word === 'USER')?.rest).not.toBe('root');
    expect(last.some((each) => each.word === 'RUN')).toBe(false);
  });

  it('has steps that lead from an empty folder to a server that is ready', { timeout: 600_000 }, async () => {
    const scratch = mkdtempSync(join(tmpdir(), 'wasl-image-'));
    // The image's Node is the workspace's; nothing else of this folder is on the path.
    const path = `${dirname(process.execPath)}:${process.env.PATH}`;
    const environment: Record<string, string> = {
      PATH: path,
      HOME: process.env.HOME ?? scratch,
      // The packages are in the store already; a registry that is slow to answer must not hold the test up.
      npm_config_prefer_offline: 'true',
    };
    try {
      for (const { name, steps } of stages) {
        const folder = join(scratch, name, 'app');
        mkdirSync(folder, { recursive: true });
        for (const { word, rest } of steps) {
          if (word === 'COPY') copy(rest, folder, scratch);
          if (word === 'RUN') execFileSync('sh', ['-c', rest], { cwd: folder, env: environment, stdio: 'pipe' });
          if (word === 'ENV' && name === 'last') {
            for (const pair of rest.split(' '))
              environment[pair.split('=')[0] ?? ''] = pair.slice(pair.indexOf('=') + 1);
          }
        }
      }
      const [program = '', ...args] = JSON.parse(last.find((each) => each.word === 'CMD')?.rest ?? '[]') as string[];
      const port = await freePort();
      const child = spawn(program, args, {
        cwd: join(scratch, 'last/app'),
        env: {
          ...environment,
          HOST: '127.0.0.1',
          PORT: String(port),
          DATABASE_URL: await newDatabase(),
          LOG_LEVEL: 'warn',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let said = '';
      child.stdout.on('data', (chunk) => (said += chunk));
      child.stderr.on('data', (chunk) => (said += chunk));
      const ready = async () =>
        (await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null))?.status ?? said;
      await expect.poll(ready, { timeout: 120_000, interval: 250 }).toBe(200);
      const page = await fetch(`http://127.0.0.1:${port}/`, { headers: { accept: 'text/html' } });
      expect(await page.text()).toContain('<div id="root"');
      child.kill('SIGTERM');
      await new Promise((done) => child.on('exit', done));
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  });
});

/** COPY as Docker does it: from the context (what git would keep) or from an earlier stage. */
function copy(rest: string, folder: string, scratch: string): void {
  const words = rest.split(' ');
  const stage = words[0]?.startsWith('--from=') ? words.shift()?.slice('--from='.length) : undefined;
  const target = words.pop() ?? '.';
  for (const source of words) {
    if (stage) cpSync(join(scratch, stage, source), join(folder, target), { recursive: true, verbatimSymlinks: true });
    else if (source === '.') {
      const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
      for (const file of listed.split('\n').filter((each) => each && existsSync(join(root, each)))) {
        cpSync(join(root, file), join(folder, file));
      }
    } else {
      const into = join(folder, target, target.endsWith('/') ? (source.split('/').at(-1) ?? '') : '');
      mkdirSync(dirname(into), { recursive: true });
      cpSync(join(root, source), into);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}
