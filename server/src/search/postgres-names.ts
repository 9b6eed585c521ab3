import type { Viewer } from '../identity/viewer.js';
import { tokenise } from '../thesaurus/normalise.js';
import { sqlOf } from './condition.js';
import type { Read } from './index-reader.js';
import { visible } from './statement.js';

interface NamedRow {
  id: string;
  title: string;
  lang: string;
}

/** The beginning of the names, as its index has it: names may be longer than an entry of the index. */
export const nameStart = 'left(d.names, 80) collate "C"';

/** Records whose name begins with the folded key, then those with a word in their name that does. */
export async function namesBeginning(read: Read, key: string, first: number, viewer: Viewer): Promise<NamedRow[]> {
  const allowed = sqlOf(visible(viewer));
  const columns = 'd.record_id as id, d.title, d.title_lang as lang';
  const beginning = await read<NamedRow>({
    text: `select ${columns} from search_document d where ${nameStart} like ? and (${allowed.text})
     order by ${nameStart}, d.record_id limit ?::int`,
    values: [` ${key.replaceAll(/[\\%_]/g, '\\$&')}%`, ...allowed.values, first],
  });
  const words = tokenise(key).map((token) => `'${token.folded}'`);
  if (beginning.length === first || words.length === 0) return beginning;
  // Two letters begin a word in thousands of names: a hundred of them are enough to choose from.
  const within = await read<NamedRow>({
    text: `select * from (select ${columns} from search_document d
       where d.name_words @@ to_tsquery('simple', ?) and (${allowed.text}) limit 100) found
     order by title, id limit ?::int`,
    values: [`${words.join(' & ')}:*`, ...allowed.values, first],
  });
  const seen = new Set(beginning.map((row) => row.id));
  return [...beginning, ...within.filter((row) => !seen.has(row.id))].slice(0, first);
}
