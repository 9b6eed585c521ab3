import { tokenise } from '../../thesaurus/normalise.js';
import type { SpotLabel, Spotted } from '../../thesaurus/spotting.js';
import { nameKeys } from './name-keys.js';
import { namesMeet } from './names-meet.js';

const mostWords = 3;
const fewestLetters = 4;

/**
 * Recognises places by how their names sound: Safaqis is صفاقس. For the words of a query that were taken for nothing else;
 * a name of three letters or fewer is too short to be heard.
 */
export function placesByTheirSound(labels: readonly SpotLabel[]): (text: string) => Spotted[] {
  const bySound = new Map<string, SpotLabel[]>();
  for (const label of labels) {
    if (label.noun !== 'place') continue;
    for (const key of new Set(nameKeys(label.text).map((each) => each.skeleton))) {
      const known = bySound.get(key);
      if (known) known.push(label);
      else bySound.set(key, [label]);
    }
  }
  const heard = (words: string): SpotLabel | undefined =>
    nameKeys(words)
      .flatMap((key) => bySound.get(key.skeleton) ?? [])
      .find((label) => namesMeet(label.text, words));
  return (text) => {
    const tokens = tokenise(text);
    const found: Spotted[] = [];
    for (let at = 0; at < tokens.length; at++) {
      for (let length = Math.min(mostWords, tokens.length - at); length > 0; length--) {
        const [start, end] = [tokens[at]?.start ?? 0, tokens[at + length - 1]?.end ?? 0];
        const words = text.slice(start, end);
        const label = words.length < fewestLetters ? undefined : heard(words);
        if (!label) continue;
        found.push({ noun: 'place', id: label.id, start, end, words });
        at += length - 1;
        break;
      }
    }
    return found;
  };
}
