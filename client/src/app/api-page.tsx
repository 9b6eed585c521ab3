import { useState } from 'react';
import { Link } from 'react-router';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { type ApiExample, apiExamples } from './api-examples';
import { type ApiAnswer, askApi, someCompany } from './ask-api';

const limits = [
  ['api.limit.depth', 12],
  ['api.limit.aliases', 30],
  ['api.limit.tokens', 2000],
  ['api.limit.cost', 30_000],
] as const;

const codes = ['BAD_INPUT', 'NOT_FOUND', 'NOT_SIGNED_IN', 'NOT_ALLOWED', 'TOO_LARGE', 'UNAVAILABLE', 'BUG'];

/** The same question for a shell. Quotes inside are closed, escaped and opened again, as a shell wants it. */
function curlOf({ query, variables, viewAs }: ApiExample, locale: string): string {
  const body = JSON.stringify({ query: query.replaceAll(/\s+/g, ' '), variables }).replaceAll("'", `'\\''`);
  const as = viewAs ? " \\\n  -H 'x-wasl-view-as: <id>'" : '';
  return `curl ${location.origin}/graphql \\\n  -H 'content-type: application/json' -H 'accept-language: ${locale}'${as} \\\n  -d '${body}'`;
}

function Example({ example }: { example: ApiExample }) {
  const { t, locale, number } = useReading();
  const [answer, setAnswer] = useState<ApiAnswer | null>(null);
  const [asking, setAsking] = useState(false);
  const run = async () => {
    setAsking(true);
    const as = example.viewAs ? await someCompany() : {};
    setAnswer(await askApi(example.query, example.variables, { 'accept-language': locale, ...as }));
    setAsking(false);
  };
  const address = new URLSearchParams({ query: example.query, variables: JSON.stringify(example.variables, null, 2) });
  return (
    <article className="section" aria-labelledby={`example-${example.id}`}>
      <div className="section__head">
        <h3 className="h-3" id={`example-${example.id}`}>
          {t(`example.${example.id}`)}
        </h3>
      </div>
      <p className="soft lead-in">{t(`example.${example.id}.text`)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled text must be reachable by keyboard */}
      <pre className="code" dir="ltr" tabIndex={0}>
        {example.query}
      </pre>
      <p className="row tools-row">
        <button className="btn" type="button" disabled={asking} onClick={() => void run()}>
          {t('api.run')}
        </button>
        <Link to={`/graphql?${address}`}>{t('api.openIn')}</Link>
      </p>
      <details>
        <summary>curl</summary>
        <pre className="code code--wrap" dir="ltr">
          {curlOf(example, locale)}
        </pre>
      </details>
      <div aria-live="polite">
        {answer && (
          <>
            <p className="tiny muted">
              {t('api.took', { status: String(answer.status), time: number(answer.milliseconds) })}
            </p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled answer must be reachable by keyboard */}
            <pre className="code" dir="ltr" tabIndex={0} data-answer={example.id}>
              {answer.text}
            </pre>
          </>
        )}
      </div>
    </article>
  );
}

/** How to use the API: where it is, whose eyes it sees with, its limits and errors, and examples that run. */
export function ApiPage() {
  const { t, number } = useReading();
  return (
    <Page title={t('api.guide')} invented={false}>
      <p className="soft lead-in">{t('api.lead')}</p>
      <p className="tools-row">
        <Link className="btn btn--primary" to="/graphql">
          {t('api.title')}
        </Link>
      </p>
      <dl className="facts">
        <div>
          <dt>{t('api.where')}</dt>
          <dd>
            <code dir="ltr">POST {location.origin}/graphql</code>
          </dd>
        </div>
        <div>
          <dt>{t('api.language')}</dt>
          <dd>
            {t('api.languageText')} <code dir="ltr">accept-language: ar</code>
          </dd>
        </div>
        <div>
          <dt>{t('api.who')}</dt>
          <dd>
            {t('api.whoText')} <code dir="ltr">x-wasl-view-as: &lt;id&gt;</code>
          </dd>
        </div>
        <div>
          <dt>{t('api.paging')}</dt>
          <dd>
            {t('api.pagingText')} <code dir="ltr">first, after, pageInfo.endCursor</code>
          </dd>
        </div>
        <div>
          <dt>{t('api.limits')}</dt>
          <dd>{limits.map(([name, most]) => t(name, { most: number(most) })).join(t('list.comma'))}</dd>
        </div>
        <div>
          <dt>{t('api.errors')}</dt>
          <dd>
            {t('api.errorsText')} <code dir="ltr">{codes.join(', ')}</code>
          </dd>
        </div>
        <div>
          <dt>{t('api.health')}</dt>
          <dd>
            <code dir="ltr">/health/live /health/ready /metrics</code>
          </dd>
        </div>
      </dl>
      <h2 className="h-2 section">{t('api.examples')}</h2>
      {apiExamples.map((example) => (
        <Example key={example.id} example={example} />
      ))}
    </Page>
  );
}
