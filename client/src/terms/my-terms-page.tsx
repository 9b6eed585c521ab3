import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import type { TermPartsFragment } from '../gql/graphql';
import { useMe } from '../identity/me';
import { plain } from '../stakeholders/stakeholder-line';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { Trouble } from '../ui/trouble-notice';
import { TermLine, TermOutcome } from './term-facts';
import { myTermsQuery, withdrawMutation } from './term-query';

/** The words that one proposed, and what came of each. */
export function MyTermsPage() {
  const { t } = useReading();
  const me = useMe();
  const [parameters, setParameters] = useSearchParams();
  const after = parameters.get('after');
  const proposed = parameters.get('proposed');
  const [{ data, fetching, error }, again] = useQuery({
    query: myTermsQuery,
    variables: { after },
    pause: !me,
    requestPolicy: 'cache-and-network',
  });
  const renew = () => again({ requestPolicy: 'network-only' });
  const list = data?.myTerms;
  return (
    <Page title={t('terms.mine')} invented={me?.demonstration ?? false}>
      {me === null && (
        <p className="notice">
          <Link to="/sign-in?to=/terms">{t('identity.signIn')}</Link>
        </p>
      )}
      {me && (
        <>
          {proposed && (
            <p className="notice" role="status">
              {t('terms.thanks', { term: `\u2068${proposed}\u2069` })}
            </p>
          )}
          {!list && <QueryState fetching={fetching} error={error} retry={renew} />}
          {list?.totalCount === 0 && <p className="lead-in">{t('terms.noneMine')}</p>}
          {list && list.totalCount > 0 && (
            <p className="small soft" role="status">
              {t('terms.count', { count: list.totalCount })}
            </p>
          )}
          <ul className="plain terms">
            {list?.nodes.map((each) => (
              <MyTerm key={each.id} of={each} changed={renew} />
            ))}
          </ul>
          <p className="row section">
            {list?.pageInfo.hasNextPage && (
              <button
                className="btn"
                type="button"
                onClick={() => setParameters({ after: list.pageInfo.endCursor ?? '' })}
              >
                {t('search.more')}
              </button>
            )}
            <Link className="btn btn--primary" to="/terms/new">
              {t('terms.propose')}
            </Link>
          </p>
        </>
      )}
    </Page>
  );
}

function MyTerm({ of, changed }: { of: TermPartsFragment; changed: () => void }) {
  const { t, date } = useReading();
  const [{ fetching, error }, withdraw] = useMutation(withdrawMutation);
  const [done, setDone] = useState(false);
  const day = of.decidedAt ?? of.createdAt;
  return (
    <li>
      <h2 className="h-3">
        <Local of={of.term} />
      </h2>
      <TermLine of={of} />
      <p className="small">
        <span className={of.state === 'APPROVED' ? 'status' : 'status status--soon'}>
          {t(`terms.state.${plain(of.state)}`)}
        </span>
        {' · '}
        <time className="soft" dateTime={day}>
          {date(day)}
        </time>
      </p>
      <TermOutcome of={of} />
      {of.state === 'PROPOSED' && (
        <p>
          <button
            className="btn btn--small"
            type="button"
            disabled={fetching || done}
            aria-label={t('terms.withdrawThis', { term: of.term.text })}
            onClick={() =>
              void withdraw({ id: of.id, version: of.version }).then(({ data }) => {
                setDone(Boolean(data));
                changed();
              })
            }
          >
            {t('terms.withdraw')}
          </button>
        </p>
      )}
      <Trouble error={error} />
    </li>
  );
}
