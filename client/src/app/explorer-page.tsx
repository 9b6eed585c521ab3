import { GraphQLError, parse, print, validate } from 'graphql';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useMe } from '../identity/me';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { Scrolled } from '../ui/scrolled';
import { apiExamples } from './api-examples';
import { type ApiAnswer, askApi } from './ask-api';
import { remember, remembered } from './remembered';
import { SchemaDocs, useSchema } from './schema-docs';

/** A question asked before, kept in this browser only. */
interface Asked {
  query: string;
  variables: string;
}

const kept = 20;

function history(): Asked[] {
  try {
    const list: unknown = JSON.parse(remembered('wasl-asked') ?? '[]');
    return Array.isArray(list) ? (list as Asked[]) : [];
  } catch {
    return [];
  }
}

/** Reads a box of JSON; an empty one is an empty object, a wrong one says why. */
function jsonOf(text: string): { value: Record<string, string> } | { wrong: string } {
  try {
    return { value: text.trim() ? JSON.parse(text) : {} };
  } catch (error) {
    return { wrong: (error as Error).message };
  }
}

/** Asks the API by hand, served from here: query, variables, headers, the schema's own manual, history and examples. */
export function ExplorerPage() {
  const { t, locale, number } = useReading();
  const actsFor = useMe()?.actsFor;
  const [parameters] = useSearchParams();
  const schema = useSchema();
  const [query, setQuery] = useState(parameters.get('query') ?? apiExamples[0]?.query ?? '');
  const [variables, setVariables] = useState(
    parameters.get('variables') ?? JSON.stringify(apiExamples[0]?.variables ?? {}, null, 2),
  );
  const [headers, setHeaders] = useState(JSON.stringify({ 'accept-language': locale }, null, 2));
  const [answer, setAnswer] = useState<ApiAnswer | null>(null);
  const [asking, setAsking] = useState(false);
  const [asked, setAsked] = useState(history);

  const wrong = useMemo(() => {
    try {
      const document = parse(query);
      return schema ? validate(schema, document).map((error) => error.message) : [];
    } catch (error) {
      return error instanceof GraphQLError ? [error.message] : [];
    }
  }, [query, schema]);
  const [values, sent] = [jsonOf(variables), jsonOf(headers)];

  const run = async () => {
    if ('wrong' in values || 'wrong' in sent) return;
    setAsking(true);
    setAnswer(await askApi(query, values.value, sent.value));
    setAsking(false);
    const list = [{ query, variables }, ...asked.filter((each) => each.query !== query)].slice(0, kept);
    setAsked(list);
    remember('wasl-asked', JSON.stringify(list));
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void run();
    }
  };
  const tidy = () => {
    try {
      setQuery(print(parse(query)));
    } catch {
      // What cannot be read stays as it was typed; the reason stands below the box.
    }
  };
  const take = (each: Asked) => {
    setQuery(each.query);
    setVariables(each.variables);
  };

  const box = (label: string, value: string, change: (text: string) => void, small = false, problem?: string) => (
    <label className={problem ? 'field field--error' : 'field'}>
      <span>{label}</span>
      <textarea
        className={small ? 'editor editor--small' : 'editor'}
        dir="ltr"
        spellCheck={false}
        value={value}
        onChange={(event) => change(event.target.value)}
        onKeyDown={keys}
      />
      {problem && <small dir="ltr">{problem}</small>}
    </label>
  );
  return (
    <Page title={t('api.title')} invented={false} crumbs={[{ to: '/api', label: t('api.guide') }]}>
      <p className="soft lead-in">
        {t('api.text')} <Link to="/api">{t('api.guide')}</Link>
      </p>
      <div className="layout layout--end section">
        <div className="stack">
          <div className="row" role="group" aria-label={t('api.examples')}>
            <span className="label">{t('api.examples')}</span>
            {apiExamples
              .filter((each) => !each.viewAs || actsFor)
              .map((each) => (
                <button
                  key={each.id}
                  type="button"
                  className="chip chip--button"
                  onClick={() => take({ query: each.query, variables: JSON.stringify(each.variables, null, 2) })}
                >
                  {t(`example.${each.id}`)}
                </button>
              ))}
          </div>
          {box(t('api.query'), query, setQuery)}
          {wrong.length > 0 && (
            <ul className="problems" dir="ltr" aria-live="polite">
              {wrong.slice(0, 3).map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          )}
          <div className="pathfinder">
            {box(t('api.variables'), variables, setVariables, true, 'wrong' in values ? values.wrong : undefined)}
            {box(t('api.headers'), headers, setHeaders, true, 'wrong' in sent ? sent.wrong : undefined)}
          </div>
          <p className="row tools-row">
            <button className="btn btn--primary" type="button" disabled={asking} onClick={() => void run()}>
              {t('api.run')}
            </button>
            <button className="btn" type="button" onClick={tidy}>
              {t('api.tidy')}
            </button>
            <span className="tiny muted">{t('api.keys')}</span>
            {answer && (
              <span className="small soft end" role="status">
                {t('api.took', { status: String(answer.status), time: number(answer.milliseconds) })}
              </span>
            )}
          </p>
          <Scrolled label={t('api.answer')} className="code" dir="ltr">
            {answer?.text}
          </Scrolled>
          {asked.length > 0 && (
            <details>
              <summary>{t('api.history', { count: asked.length })}</summary>
              <ul className="docs" dir="ltr">
                {asked.map((each) => (
                  <li key={each.query}>
                    <button type="button" className="link" onClick={() => take(each)}>
                      {each.query.replaceAll(/\s+/g, ' ').slice(0, 90)}
                    </button>
                  </li>
                ))}
              </ul>
              <button
                type="button"
                className="btn btn--small"
                onClick={() => {
                  setAsked([]);
                  remember('wasl-asked', null);
                }}
              >
                {t('api.forget')}
              </button>
            </details>
          )}
        </div>
        <aside>{schema && <SchemaDocs schema={schema} />}</aside>
      </div>
    </Page>
  );
}
