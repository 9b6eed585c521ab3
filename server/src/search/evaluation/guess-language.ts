import { tokenise } from '../../thesaurus/normalise.js';
import { functionWords } from './function-words.js';

const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
];
const latin = ['en', 'fr', 'es', 'it', 'tr', 'de', 'pt'] as const;

/** The language of a text that does not tell: by its script, or by whose function words it has most of; `und` when neither says. */
export function guessLanguage(text: string): string {
  const start = text.slice(0, 2000);
  const letters = start.match(/\p{L}/gu)?.length ?? 0;
  for (const [script, lang] of scripts) if ((start.match(script)?.length ?? 0) * 2 > letters) return lang;
  const words = tokenise(start).map((each) => each.folded);
  let best = { lang: 'und', held: 0 };
  for (const lang of latin) {
    const held = words.filter((word) => functionWords(lang).has(word)).length;
    if (held > best.held) best = { lang, held };
  }
  return best.lang;
}
