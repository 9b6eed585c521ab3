import { parentPort, workerData } from 'node:worker_threads';
import type { Place } from '@wasl/server/seeding';
import { addRows, type GrownTable, noRows } from './grown-rows.js';
import { drawWorld } from './grown-world.js';
import { readProfiles } from './profile.js';

/** What the thread is given: where stakeholders may live, who is there already and how many more are wanted. */
export interface Growing {
  places: Place[];
  present: string[];
  wanted: number;
  /** How many are handed over at a time. */
  batch: number;
}

/** Rows of some stakeholders, by table. */
export interface Grown {
  stakeholders: number;
  rows: Record<GrownTable, Uint8Array>;
}

/** Draws the world while the database writes what was drawn before; hands over as much as it was asked for. */
const { places, present, wanted, batch } = workerData as Growing;
const port = parentPort;
const here = new Set(present);
const profiles = readProfiles();
const world = drawWorld(profiles, places);
const gone = new Set(world.base.filter((id) => !here.has(id)));
let left = wanted;

function draw(): Grown {
  const rows = noRows();
  const stakeholders = Math.min(batch, left);
  for (let made = 0; made < stakeholders; ) {
    const grown = world.next();
    if (here.has(grown.id)) continue;
    addRows(rows, gone.size > 0 ? { ...grown, links: grown.links.filter(({ to }) => !gone.has(to)) } : grown);
    made++;
  }
  left -= stakeholders;
  const encoder = new TextEncoder();
  const bytes = Object.entries(rows).map(([table, text]) => [table, encoder.encode(sorted(text))] as const);
  return { stakeholders, rows: Object.fromEntries(bytes) as Grown['rows'] };
}

/** Rows in the order of what they begin with, their identifiers: an index then takes them page after page. */
function sorted(text: string): string {
  return text.split('\n').sort().join('\n').slice(1) + (text === '' ? '' : '\n');
}

port?.on('message', () => {
  const grown = draw();
  port.postMessage(
    grown,
    Object.values(grown.rows).map(({ buffer }) => buffer as ArrayBuffer),
  );
  if (left === 0) port.close();
});
