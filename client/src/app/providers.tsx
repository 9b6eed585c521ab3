import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { cacheExchange, createClient, fetchExchange, Provider } from 'urql';
import { type Digits, directionOf, type Locale, type Reading, ReadingContext } from '../ui/locale';
import { firstLocale, loadReading } from './catalogues';
import { remember, remembered } from './remembered';
import { RenewSessionContext } from './session';

/** Language, viewer and API client. The client is new for each language and session, so that no answer crosses over. */
export function Providers({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(firstLocale);
  const [digits, setDigits] = useState<Digits>(() => (remembered('wasl-digits') === 'arab' ? 'arab' : 'latn'));
  const [reading, setReading] = useState<Reading | null>(null);
  const [session, setSession] = useState(0);

  const chooseLocale = useCallback((next: Locale) => {
    remember('wasl-lang', next);
    const url = new URL(location.href);
    if (url.searchParams.has('lang')) {
      url.searchParams.set('lang', next);
      history.replaceState(history.state, '', url);
    }
    setLocale(next);
  }, []);
  const chooseDigits = useCallback((next: Digits) => {
    remember('wasl-digits', next);
    setDigits(next);
  }, []);
  const renewSession = useCallback(() => setSession((known) => known + 1), []);

  useEffect(() => {
    let current = true;
    void loadReading(locale, { digits, choose: chooseLocale, chooseDigits }).then((loaded) => {
      if (!current) return;
      document.documentElement.lang = locale;
      document.documentElement.dir = directionOf(locale);
      setReading(loaded);
    });
    return () => {
      current = false;
    };
  }, [locale, digits, chooseLocale, chooseDigits]);

  const client = useMemo(
    () =>
      createClient({
        url: '/graphql',
        preferGetMethod: false,
        exchanges: [cacheExchange, fetchExchange],
        fetchOptions: { headers: { 'accept-language': locale } },
      }),
    // `session` is not used, and is the reason for a new client.
    [locale, session],
  );

  if (!reading) return null;
  return (
    <ReadingContext value={reading}>
      <RenewSessionContext value={renewSession}>
        <Provider value={client} key={`${locale}|${session}`}>
          {children}
        </Provider>
      </RenewSessionContext>
    </ReadingContext>
  );
}
