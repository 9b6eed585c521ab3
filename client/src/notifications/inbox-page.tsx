import { Link } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { useRenewSession } from '../app/session';
import { graphql } from '../gql';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { useToldAnew } from './live-inbox';

const inboxQuery = graphql(`
  query Inbox { inbox(first: 50) { totalCount nodes { id text link createdAt read } } }
`);
const readMutation = graphql(`mutation MarkRead($ids: [ID!]) { markRead(ids: $ids) }`);

/** What one was told, newest first; opening one marks it as read. */
export function InboxPage() {
  const { t, date } = useReading();
  const renew = useRenewSession();
  const [{ data, fetching, error }, again] = useQuery({ query: inboxQuery });
  const refresh = () => again({ requestPolicy: 'network-only' });
  useToldAnew(refresh);
  const [, read] = useMutation(readMutation);
  const list = error ? [] : (data?.inbox.nodes ?? []);
  return (
    <Page title={t('inbox.title')} invented={false}>
      {!data && <QueryState fetching={fetching} error={error} retry={refresh} />}
      {data && list.length === 0 && <p className="notice">{t('inbox.none')}</p>}
      {list.some((each) => !each.read) && (
        <p className="row">
          <button className="btn btn--small" type="button" onClick={() => void read({}).then(renew)}>
            {t('inbox.allRead')}
          </button>
        </p>
      )}
      <ul className="letters">
        {list.map((each) => (
          <li key={each.id} className={each.read ? undefined : 'is-new'}>
            <Link to={each.link} onClick={() => void read({ ids: [each.id] }).then(renew)}>
              <bdi>{each.text}</bdi>
            </Link>
            <span className="small soft">
              {!each.read && <strong>{t('inbox.new')} · </strong>}
              {date(each.createdAt)}
            </span>
          </li>
        ))}
      </ul>
    </Page>
  );
}
