import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../testing/world.js';
import { FileRefused } from './bad-cell.js';
import { joinList, protect, splitList, unprotect } from './cells.js';
import { exportCsv } from './export-csv.js';
import { type ImportOptions, importCsv } from './import-csv.js';

const folder = mkdtempSync(join(tmpdir(), 'wasl exchange '));
const quiet = () => {};
let world: World;

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function bringIn(files: Partial<ImportOptions>) {
  const options = { source: 'fair', batch: 2, dryRun: false, today: new Date('2026-11-24T09:00:00Z'), ...files };
  return importCsv(world.orm, options, quiet);
}

async function counted(table: string): Promise<number> {
  const [row] = await world.orm.em.fork().execute<{ n: number }[]>(`select count(*)::int as n from ${table}`);
  return row?.n ?? 0;
}

const stakeholders = `id,name,country,place,kind,languages,summary.fr,women_led,contacts
a,Atelier Zitouna,TN,Nabeul,artisan,ar|fr,"Bols tournés, bois d’olivier",led:self-declared:public,email:zitouna@example.org
b,ورشة النخلة,DZ,,cooperative,ar,,,
c,=Danger,TN,,company,,,,
`;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.end());

describe('import', () => {
  it('brings in five files that refer to each other, and changes nothing the second time', async () => {
    const files = {
      stakeholders: file('s.csv', stakeholders),
      offerings: file(
        'o.csv',
        'id,stakeholder,direction,title,lang,from\no1,a,offer,Bols,fr,2026-01\no2,b,need,أوعية,ar,2026\n',
      ),
      links: file('l.csv', 'from,to,since,status\na,b,2020,confirmed\n'),
      projects: file('p.csv', 'id,title,lang,starts\np1,Foire de Nabeul,fr,2021-05\n'),
      participations: file('q.csv', 'project,stakeholder,role\np1,a,lead\np1,b,partner\n'),
    };
    const first = await bringIn(files);
    expect(first.firstRefusals).toEqual([]);
    expect(first.nouns.map((each) => each.created)).toEqual([3, 2, 1, 1, 2]);
    const outbox = await counted('outbox');
    const again = await bringIn(files);
    expect(again.nouns.map((each) => [each.created, each.updated, each.unchanged])).toEqual([
      [0, 0, 3],
      [0, 0, 2],
      [0, 0, 1],
      [0, 0, 1],
      [0, 0, 2],
    ]);
    expect(await counted('outbox')).toBe(outbox);
  });

  it('leaves alone what a file does not mention and clears what it leaves empty', async () => {
    await bringIn({ stakeholders: file('t.csv', 'id,name,country,kind\na,Atelier Zitouna,TN,company\n') });
    const [row] = await world.orm.em
      .fork()
      .execute<{ kind: string; summary: object; forms: number; version: number }[]>(
        `select kind, summary, version, (select count(*)::int from women_led_claim where stakeholder_id = s.id) as forms
         from stakeholder s where name = 'Atelier Zitouna'`,
      );
    expect(row).toMatchObject({
      kind: 'company',
      forms: 1,
      version: 2,
      summary: { fr: 'Bols tournés, bois d’olivier' },
    });
  });

  it('refuses single rows by line, field and reason while the others go in', async () => {
    const rows = `id,name,country,founded,website
x1,Good,TN,,
x1,Twice,TN,,
x2,No country,XX,,
x3,Too early,TN,12,
,No id,TN,,
x4,Script,TN,,javascript:alert(1)
x5,Short row,TN
x6,Good too,DZ,1999,https://example.org
`;
    const report = join(folder, 'report.csv');
    const result = await bringIn({ stakeholders: file('bad.csv', rows), report });
    expect(result.nouns).toEqual([{ noun: 'stakeholders', created: 2, updated: 0, unchanged: 0, refused: 6 }]);
    const refused = result.firstRefusals
      .map((each) => [each.line, each.field])
      .sort((a, b) => Number(a[0]) - Number(b[0]));
    expect(refused).toEqual([
      [3, 'id'],
      [4, 'country'],
      [5, 'founded'],
      [6, 'id'],
      [7, 'website'],
      [8, 'row'],
    ]);
    expect(readFileSync(report, 'utf8').split('\n')).toHaveLength(8);
  });

  it('refuses links to oneself, to the unknown and to the future', async () => {
    const links = 'from,to,since\na,a,2020\na,nobody,2020\na,b,2050-01-01\nb,a,2020-13-40\n';
    const result = await bringIn({ links: file('self.csv', links) });
    expect(result.firstRefusals.map((each) => each.field).sort()).toEqual(['since', 'since', 'to', 'to']);
    expect(result.nouns[0]?.created).toBe(0);
  });

  it('refuses whole files before anything is written: encoding, columns, absence', async () => {
    const before = await counted('stakeholder');
    const latin = file('latin.csv', Buffer.from('id,name,country\nz,Café,TN\n', 'latin1'));
    const utf16 = file('utf16.csv', Buffer.from('\ufeffid,name,country\nz,Caf,TN\n', 'utf16le'));
    const good = file('good.csv', 'id,name,country\nnew,New,TN\n');
    for (const [bad, words] of [
      [latin, 'UTF-8'],
      [utf16, 'UTF-16'],
      [file('few.csv', 'id,name\nz,Z\n'), 'country'],
      [file('odd.csv', 'id,name,country,colour\nz,Z,TN,red\n'), 'colour'],
      [file('empty.csv', ''), 'empty'],
      [join(folder, 'absent.csv'), 'no file'],
    ] as const) {
      await expect(bringIn({ stakeholders: good, offerings: bad })).rejects.toThrow(FileRefused);
      await expect(bringIn({ stakeholders: good, offerings: bad })).rejects.toThrow(
        bad === latin || bad === utf16 || words === 'empty' || words === 'no file' ? words : /column/,
      );
    }
    expect(await counted('stakeholder')).toBe(before);
  });

  it('writes nothing on a dry run but counts the same', async () => {
    const before = [await counted('stakeholder'), await counted('outbox'), await counted('audit_event')];
    const dry = await bringIn({ stakeholders: file('dry.csv', 'id,name,country\nd1,Dry,TN\n'), dryRun: true });
    expect(dry.nouns[0]?.created).toBe(1);
    expect([await counted('stakeholder'), await counted('outbox'), await counted('audit_event')]).toEqual(before);
  });

  it('ends the same when it is cut short and run again', async () => {
    const rows = Array.from({ length: 9 }, (_, n) => `k${n},Kept ${n},TN`).join('\n');
    const cut = file('cut.csv', `id,name,country\n${rows}\n`);
    let batches = 0;
    const options = { source: 'cut', batch: 2, dryRun: false, today: new Date(), stakeholders: cut };
    await expect(
      importCsv(world.orm, options, () => {
        if (++batches === 2) throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    expect(await counted(`stakeholder where name like 'Kept%'`)).toBe(4);
    const result = await importCsv(world.orm, options, quiet);
    expect(result.nouns[0]).toMatchObject({ created: 5, unchanged: 4 });
  });
});

describe('export', () => {
  it('writes what an import then finds unchanged, and keeps contacts back unless asked', async () => {
    const out = join(folder, 'out');
    const written = await exportCsv(world.orm, { out, source: 'wasl', withContacts: false });
    expect(written['stakeholders.csv']).toBe(await counted('stakeholder'));
    expect(readFileSync(join(out, 'stakeholders.csv'), 'utf8')).not.toContain('zitouna@example.org');
    expect(readFileSync(join(out, 'stakeholders.csv'), 'utf8')).toContain("'=Danger");
    const files = Object.fromEntries(
      ['stakeholders', 'offerings', 'links', 'projects', 'participations'].map((name) => [
        name,
        join(out, `${name}.csv`),
      ]),
    );
    const back = await bringIn({ ...files, source: 'wasl' });
    expect(back.firstRefusals).toEqual([]);
    for (const each of back.nouns) expect(each).toMatchObject({ created: 0, updated: 0, refused: 0 });
  });

  it('makes the same world in an empty database', async () => {
    const out = join(folder, 'moved');
    await exportCsv(world.orm, { out, source: 'wasl', withContacts: true });
    const other = await openWorld();
    const names = ['stakeholders', 'offerings', 'links', 'projects', 'participations'];
    const files = Object.fromEntries(names.map((name) => [name, join(out, `${name}.csv`)]));
    const options = { source: 'wasl', batch: 100, dryRun: false, today: new Date(), ...files };
    const result = await importCsv(other.orm, options, quiet);
    expect(result.firstRefusals).toEqual([]);
    const outAgain = join(folder, 'again');
    await exportCsv(other.orm, { out: outAgain, source: 'wasl', withContacts: true });
    await other.end();
    // Links carry no identifier of their own in the first world, so the second gives them new ones.
    for (const name of names) {
      const lines = (at: string) =>
        readFileSync(join(at, `${name}.csv`), 'utf8')
          .split('\n')
          .sort();
      if (name !== 'links') expect(lines(outAgain)).toEqual(lines(out));
    }
  });
});

describe('cells', () => {
  it('lists and protected texts come back exactly', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(unprotect(protect(text))).toBe(text);
      }),
    );
    fc.assert(
      fc.property(
        fc.array(
          fc
            .string({ minLength: 1 })
            .map((each) => each.trim())
            .filter(Boolean),
        ),
        (list) => {
          expect(splitList(joinList(list))).toEqual(list);
        },
      ),
    );
  });
});
