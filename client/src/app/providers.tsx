import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { cacheExchange, createClient, fetchExchange, Provider } from 'urql';
import { type Locale, type Reading, ReadingContext } from '../ui/locale';
import { firstLocale, loadReading } from './catalogues';
import { ViewAsContext } from './view-as';

/** Language, viewer and API client. The client is new for each language and viewer, so that no answer crosses over. */
export function Providers({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(firstLocale);
  const [reading, setReading] = useState<Reading | null>(null);
  const [viewAs, setViewAs] = useState<string | null>(() => localStorage.getItem('wasl-view-as'));

  const chooseLocale = useCallback((next: Locale) => {
    localStorage.setItem('wasl-lang', next);
    const url = new URL(location.href);
    if (url.searchParams.has('lang')) {
      url.searchParams.set('lang', next);
      history.replaceState(history.state, '', url);
    }
    setLocale(next);
  }, []);
  const chooseViewAs = useCallback((id: string | null) => {
    if (id) localStorage.setItem('wasl-view-as', id);
    else localStorage.removeItem('wasl-view-as');
    setViewAs(id);
  }, []);

  useEffect(() => {
    let current = true;
    void loadReading(locale, chooseLocale).then((loaded) => {
      if (!current) return;
      document.documentElement.lang = locale;
      document.documentElement.dir = locale === 'ar' ? 'rtl' : 'ltr';
      setReading(loaded);
    });
    return () => {
      current = false;
    };
  }, [locale, chooseLocale]);

  const client = useMemo(
    () =>
      createClient({
        url: '/graphql',
        preferGetMethod: false,
        exchanges: [cacheExchange, fetchExchange],
        fetchOptions: { headers: { 'accept-language': locale, ...(viewAs ? { 'x-wasl-view-as': viewAs } : {}) } },
      }),
    [locale, viewAs],
  );
  const viewer = useMemo(() => ({ id: viewAs, choose: chooseViewAs }), [viewAs, chooseViewAs]);

  if (!reading) return null;
  return (
    <ReadingContext value={reading}>
      <ViewAsContext value={viewer}>
        <Provider value={client} key={`${locale}|${viewAs}`}>
          {children}
        </Provider>
      </ViewAsContext>
    </ReadingContext>
  );
}
