import { createParameterDecorator } from 'type-graphql';
import type { HasLanguage } from './database-slice.js';

/** The `lang` argument of every localised field: the language asked for, else the reader's own. */
export function Lang(): (target: object, property: string | symbol, index: number) => void {
  const decorator = createParameterDecorator<HasLanguage>(
    ({ args, context }) => (args.lang as string | null) ?? context.lang,
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
