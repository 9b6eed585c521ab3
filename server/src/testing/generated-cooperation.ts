import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from '../foundation/seeded.js';

/** How large a history of projects is, about; the same answers give the same files. */
export interface Cooperation {
  stakeholders: number;
  /** Pairs that projects join, counted in every project. */
  pairs: number;
  seed?: number;
}

const countries = ['DE', 'DZ', 'EG', 'ES', 'FR', 'GR', 'IT', 'JO', 'LB', 'MA', 'PT', 'SE', 'TN', 'TR'];
const firstYear = 2010;
const halves = 24;
const crafts = 40;
/** Places in projects for each pair that they join. */
const placesOfPair = 0.3;

/**
 * Writes an invented history of joint projects as the CSV files of import: calls twice a year, programmes that bind a few
 * regions each, two to twelve partners of one craft, busy ones more often and newcomers all the time, with texts of the
 * craft and of chance. For measuring how long an evaluation takes, not how good it is.
 */
export function writeCooperation(folder: string, { stakeholders, pairs, seed = 1 }: Cooperation): void {
  const random = seeded(seed);
  const one = (count: number) => Math.floor(random() * count);
  const skewed = (count: number) => Math.min(count - 1, Math.floor((count + 1) ** random()) - 1);
  const pick = <T>(list: readonly T[]) => list[one(list.length)] as T;
  const word = (at: number) => `${'bdfgklmnprstvz'[at % 14]}${'aeiou'[at % 5]}${(at * 7919).toString(36)}`;
  const regionSome = () => `${countries[skewed(countries.length)]}${1 + one(4)}${1 + one(5)}`;
  const programmes = Array.from({ length: 60 }, () => Array.from({ length: 3 + one(5) }, regionSome));
  const rows = { stakeholders: [] as string[], projects: [] as string[], participations: [] as string[] };
  /** Those of a programme and craft, each as often as it took part. */
  const known = new Map<string, number[]>();
  for (let joined = 0; joined < pairs; ) {
    const programme = skewed(programmes.length);
    const craft = skewed(crafts);
    const peers = known.get(`${programme} ${craft}`) ?? [];
    known.set(`${programme} ${craft}`, peers);
    const fresh = (stakeholders - rows.stakeholders.length) / (placesOfPair * (pairs - joined));
    const partners = new Set<number>();
    for (let places = 2 + one(11); places > 0; places--) {
      if (random() >= fresh && peers.length > 0) partners.add(pick(peers));
      else {
        const region = pick(programmes[programme] as string[]);
        const at = rows.stakeholders.length;
        rows.stakeholders.push(
          `s${at},${word(craft)} ${word(100 + one(3000))} ${word(100 + one(3000))},${region.slice(0, 2)},${region}`,
        );
        partners.add(at);
      }
    }
    peers.push(...partners);
    const half = Math.floor((halves * joined) / pairs);
    const words = (count: number) =>
      Array.from({ length: count }, () =>
        word(random() < 0.4 ? craft * 50 + skewed(50) : crafts * 50 + skewed(8000)),
      ).join(' ');
    const project = `p${rows.projects.length}`;
    const starts = `${firstYear + Math.floor(half / 2)}-${half % 2 === 0 ? '03' : '09'}-01`;
    rows.projects.push(`${project},${words(8)},${words(60)},${starts}`);
    for (const at of partners)
      rows.participations.push(`${project},s${at},${at === [...partners][0] ? 'lead' : 'partner'}`);
    joined += (partners.size * (partners.size - 1)) / 2;
  }
  mkdirSync(folder, { recursive: true });
  const write = (name: keyof typeof rows, head: string) =>
    writeFileSync(join(folder, `${name}.csv`), `${[head, ...rows[name]].join('\n')}\n`);
  write('stakeholders', 'id,name,country,region');
  write('projects', 'id,title,text,starts');
  write('participations', 'project,stakeholder,role');
}
