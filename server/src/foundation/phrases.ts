import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';

/** Sentences that the server itself writes (mail, notifications), by language and name, in ICU. */
export type Catalogues<Name extends string> = Record<'en' | 'fr' | 'ar', Record<Name, string>>;

/** The way to say one of the sentences in a language; English where there is none. */
export function phrasesOf<Name extends string>(catalogues: Catalogues<Name>) {
  const instances = Object.fromEntries(
    Object.entries(catalogues).map(([lang, catalogue]) => {
      const compiled = Object.fromEntries(
        Object.entries<string>(catalogue).map(([name, text]) => [name, compileMessage(text)]),
      );
      return [lang, setupI18n({ locale: lang, messages: { [lang]: compiled } })];
    }),
  );
  return (lang: string, name: Name, values: Record<string, string | number> = {}): string =>
    (instances[lang] ?? instances.en)?._(name, values) ?? '';
}
