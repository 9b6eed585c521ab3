import { tokenise } from '../../thesaurus/normalise.js';
import type { Collection, Form } from './collection.js';
import { functionWords } from './function-words.js';
import type { Lexicon } from './lexicon.js';
import { type Likeness, scriptOf } from './likeness.js';
import type { Slot } from './rank-slots.js';
import { baseOf, formKeys } from './word-keys.js';

/** How surely a word is meant by each way of meeting it; set on texts that no judged collection holds (docs/evaluation.md). */
const sure = { stem: 0.9, same: 0.9, cognate: 0.9, functionWord: 0.05 };

/** A name is written with a capital, where its script has them. */
function mayBeName(written: string): boolean {
  const script = scriptOf(written);
  return written.length >= 3 && (script === 'arabic' || script === 'hebrew' || /^\p{Lu}/u.test(written));
}

/** What a query asks for, word by word; a word that stands twice asks no more. */
export function querySlots(
  { text, lang }: { text: string; lang: string },
  collection: Collection,
  likeness: Likeness,
  lexicon: Lexicon | null,
): Slot[] {
  const own = baseOf(lang);
  const slots = new Map<string, Slot>();
  for (const { plain, folded, start, end } of tokenise(text)) {
    if (slots.has(folded)) continue;
    const ways = new Map<Form, number>();
    const meet = (form: Form, how: number) => ways.set(form, Math.max(how, ways.get(form) ?? 0));
    const joins = functionWords(own).has(folded);
    for (const form of collection.folded.get(folded) ?? []) {
      if (form.lang === own) meet(form, 1);
      else if (!joins) meet(form, sure.same);
    }
    if (!joins) {
      const keys = formKeys(plain, folded, own);
      for (const key of keys) for (const form of collection.keyed.get(`${own}:${key}`) ?? []) meet(form, sure.stem);
      for (const into of lexicon ? collection.sizeOf.keys() : []) {
        if (into === own) continue;
        for (const [name, how] of lexicon?.translate(own, keys, into) ?? [])
          for (const form of collection.keyed.get(name) ?? []) meet(form, how);
      }
      for (const [form, alike] of likeness.cognates(plain))
        if (form.lang !== own && !functionWords(form.lang).has(form.folded)) meet(form, sure.cognate * alike ** 2);
      const written = text.slice(start, end);
      for (const [form, how] of mayBeName(written) ? likeness.names(written) : [])
        if (form.lang !== own) meet(form, how);
    }
    if (ways.size > 0) slots.set(folded, { weight: joins ? sure.functionWord : 1, ways });
  }
  return [...slots.values()];
}
