import type { MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from '../foundation/clock.js';
import { holding } from './holding.js';
import { inParts } from './in-parts.js';
import { type Mark, markOfNow } from './mark.js';
import { ownersOf } from './offering-owners.js';
import { documentId, hashOf, type SearchDocument } from './search-document.js';
import type { IndexKeeping, Progress, RecordChange, Verification } from './search-engine.js';
import type { SearchIndex } from './search-index.js';
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
  const documentsOf = async (ids: readonly string[]): Promise<SearchDocument[]> =>
    ids.length === 0 ? [] : stakeholderDocuments(orm, await vocabulary.known(), ids, today(), index.wantsLabels);

  const fill = async (progress: Progress): Promise<number> => {
    const em = orm.em.fork();
    const mark = await markOfNow(em, today());
    await vocabulary.refresh();
    const failures: Failure[] = [];
    let [count, seen] = [0, 0];
    const swapIn = await index.fillBeside(await vocabulary.known(), async (write) => {
      const put = async (ids: readonly string[], ready: readonly SearchDocument[] | null) => {
        const work = async (part: readonly string[]) => {
          const documents = part === ids && ready ? ready : await documentsOf(part);
          await write(documents);
          count += documents.length;
        };
        const bad = await inParts(ids, work, index.size);
        if (bad.length > 0 && bad.length === ids.length) throw bad[0]?.error;
        failures.push(
          ...bad.map(({ item, error }) => ({ item: { noun: 'stakeholder', recordId: item as string }, error })),
        );
      };
      // One batch is written while the next is made: the store and this process each have a core to use.
      let writing: Promise<void> = Promise.resolve();
      const all = await publishedIds(orm);
      for (let at = 0; at < all.length; at += batch) {
        const ids = all.slice(at, at + batch);
        const ready = await documentsOf(ids).catch(() => null);
        await writing;
        seen += ids.length;
        progress(seen, all.length);
        writing = put(ids, ready);
        writing.catch(() => {});
      }
      await writing;
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
