import { useState } from 'react';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';

const example = `{
  stakeholders(first: 3) {
    totalCount
    nodes { slug name country { name { text } } concepts { label { text } } }
  }
}`;

/** Asks the API by hand, served from here: a query, its answer, and an example that runs. */
export function ExplorerPage() {
  const { t, locale } = useReading();
  const [query, setQuery] = useState(example);
  const [answer, setAnswer] = useState('');
  const run = async () => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': locale },
      body: JSON.stringify({ query }),
    });
    setAnswer(JSON.stringify(await response.json(), null, 2));
  };
  return (
    <Page title={t('api.title')} invented={false}>
      <p className="soft">{t('api.text')}</p>
      <label className="field">
        <span>{t('api.query')}</span>
        <textarea
          className="editor"
          dir="ltr"
          spellCheck={false}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      </label>
      <p>
        <button className="btn btn--primary" type="button" onClick={() => void run()}>
          {t('api.run')}
        </button>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled answer must be reachable by keyboard */}
      <section aria-label={t('api.answer')} className="code" dir="ltr" tabIndex={0}>
        {answer}
      </section>
    </Page>
  );
}
