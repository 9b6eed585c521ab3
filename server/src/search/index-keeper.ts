import type { MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from '../foundation/clock.js';
import { holding } from './holding.js';
import { inParts } from './in-parts.js';
import { type Mark, markOfNow } from './mark.js';
import { ownersOf } from './offering-owners.js';
import { runOf } from './run.js';
import { documentId, hashOf, type SearchDocument } from './search-document.js';
import type { IndexKeeping, Progress, RecordChange, Verification } from './search-engine.js';
import type { Makers, SearchIndex } from './search-index.js';
import { type Failure, setAside, takeBack } from './set-aside.js';
import { stakeholderDocuments } from './stakeholder-documents.js';
import { keepVocabulary, type VocabularyKeeper } from './vocabulary-keeper.js';

const batch = 500;

/** What keeps an index equal to the rows: changes one by one, everything anew, and the check that both did it. */
export function keepIndex(
  orm: MikroORM,
  clock: Clock,
  index: SearchIndex,
  vocabulary: VocabularyKeeper = keepVocabulary(orm),
): IndexKeeping {
  const today = () => clock.now().toISOString().slice(0, 10);
  const run = runOf(orm);
  const documentsOf = async (ids: readonly string[]): Promise<SearchDocument[]> => {
    const known = await vocabulary.known();
    return stakeholderDocuments(run, known, ids, today(), index.wantsLabels ? known : null);
  };

  const fill = async (progress: Progress): Promise<number> => {
    const em = orm.em.fork();
    const mark = await markOfNow(em, today());
    await vocabulary.refresh();
    const failures: Failure[] = [];
    let [count, seen] = [0, 0];
    const known = await vocabulary.known();
    const all = await publishedIds(orm);
    const swapIn = await index.fillBeside(known, async (store) => {
      // Two at once: while one is written the next is made.
      const here: Makers = {
        atOnce: 2,
        put: async (ids) => {
          const documents = await documentsOf(ids);
          await store.write(documents);
          return documents.length;
        },
        end: async () => {},
      };
      const makers = store.makers?.(known, today(), all.length) ?? here;
      const put = async (part: readonly string[]) => {
        // Added when it is known: others add meanwhile.
        const made = await makers.put(part);
        count += made;
      };
      try {
        await inBatches(all, makers.atOnce, async (ids) => {
          const bad = await inParts(ids, put, index.size);
          if (bad.length > 0 && bad.length === ids.length) throw bad[0]?.error;
          failures.push(
            ...bad.map(({ item, error }) => ({ item: { noun: 'stakeholder', recordId: item as string }, error })),
          );
          seen += ids.length;
          progress(seen, all.length);
        });
      } finally {
        await makers.end();
      }
    });
    // What changed since the start is read again, since it may have reached only the store that is swapped out.
    await holding(orm, `index ${index.name}`, () => swapIn(mark));
    await takeBack(em, index.name, null);
    await setAside(em, index.name, failures);
    return count;
  };

  return {
    standing: { behind: false },
    today,
    mark: index.mark,
    refresh: async () => {
      await Promise.all([vocabulary.refresh(), index.refresh?.()]);
    },
    apply: async (changes: readonly RecordChange[], mark: Mark | null) => {
      const of = (noun: string) => changes.filter((each) => each.noun === noun).map((each) => each.recordId);
      const ids = [...new Set([...of('stakeholder'), ...(await ownersOf(orm.em.fork(), of('offering')))])];
      if (ids.length > 0 || mark) await index.replace(ids, await documentsOf(ids), mark);
    },
    rebuild: (progress = () => {}, ifStill) =>
      holding(orm, `rebuild ${index.name}`, async () => {
        // Another process may have done it while this one waited its turn.
        if (ifStill !== undefined && JSON.stringify(await index.mark()) !== JSON.stringify(ifStill)) return 0;
        return fill(progress);
      }),
    verify: async (progress = () => {}): Promise<Verification> => {
      await vocabulary.refresh();
      const wrong: string[] = [];
      let [documents, met, seen] = [0, 0, 0];
      const all = await publishedIds(orm);
      const known = new Set<string>();
      for (let at = 0; at < all.length; at += batch) {
        const ids = all.slice(at, at + batch);
        const wanted = new Map((await documentsOf(ids)).map((each) => [documentId(each), hashOf(each)]));
        const stored = await index.hashes(ids);
        documents += wanted.size;
        met += stored.size;
        for (const id of new Set([...wanted.keys(), ...stored.keys()])) {
          if (wanted.get(id) !== stored.get(id)) wrong.push(id);
          known.add(id);
        }
        seen += ids.length;
        progress(seen, all.length);
      }
      const stored = await index.size();
      // Documents of no published record are looked for only where there are more than were met.
      if (stored !== met) for await (const id of index.stored()) if (!known.has(id)) wrong.push(id);
      return { documents, stored, wrong };
    },
  };
}

/** Identifiers of all published stakeholders, shuffled: among equal hits none is first for the age of its identifier. */
async function publishedIds(orm: MikroORM): Promise<string[]> {
  const rows = await orm.em
    .fork()
    .execute<{ id: string }[]>(`select id from stakeholder where status = 'published' order by md5(id::text)`);
  return rows.map((row) => row.id);
}

/** Does the work for all items by batches, so many at once; once one has failed no other is begun. */
async function inBatches<T>(items: readonly T[], atOnce: number, work: (part: readonly T[]) => Promise<void>) {
  const starts = Array.from({ length: Math.ceil(items.length / batch) }, (_, number) => number * batch);
  const next = async () => {
    for (let at = starts.shift(); at !== undefined; at = starts.shift()) {
      await work(items.slice(at, at + batch)).catch((error: unknown) => {
        starts.length = 0;
        throw error;
      });
    }
  };
  // Waited for together: what fails while another is waited for would end the process, heard by nobody.
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, next));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}
