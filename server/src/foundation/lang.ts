import { createParameterDecorator } from 'type-graphql';
import type { HasLanguage } from './database-slice.js';
import { BadInput } from './refusal.js';

/** The tag as it is written by the rules; what cannot be a tag is refused, an unknown language falls back and tells. */
function languageTag(given: string): string {
  try {
    const [tag] = Intl.getCanonicalLocales(given);
    if (tag) return tag;
  } catch {
    // Refused below, with what would be right.
  }
  throw new BadInput('lang', 'is not a language tag; write it by BCP 47, such as fr or ar-TN');
}

/** The `lang` argument of every localised field: the language asked for, else the reader's own. */
export function Lang(): (target: object, property: string | symbol, index: number) => void {
  const decorator = createParameterDecorator<HasLanguage>(
    ({ args, context }) => (args.lang == null ? context.lang : languageTag(args.lang as string)),
    {
      arg: {
        name: 'lang',
        typeFunc: () => String,
        options: {
          nullable: true,
          description: 'BCP 47 tag of the language wanted; the reader’s language if left out.',
        },
      },
    },
  );
  return decorator as (target: object, property: string | symbol, index: number) => void;
}
