import { useMutation, useQuery } from 'urql';
import { graphql } from '../gql';
import { useReading } from '../ui/locale';
import { QueryState } from '../ui/query-state';
import { Section } from '../ui/section';

const sessionsQuery = graphql(`
  query Sessions { me { id sessions { id current userAgent ipAddress createdAt } } }
`);
const endMutation = graphql(`mutation EndSession($id: ID!) { endSession(id: $id) }`);
const endOthersMutation = graphql(`mutation EndOtherSessions { endOtherSessions }`);

/** What a browser is called, from what it says of itself. */
function browserOf(userAgent: string | null | undefined): string {
  const known = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(userAgent ?? '')?.[1] ?? '';
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera' };
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(userAgent ?? '')?.[1] ?? '';
  return [names[known] ?? known, system].filter(Boolean).join(' · ') || '?';
}

/** Browsers that are signed in; any of them can be signed out from here. */
export function Sessions() {
  const { t, date } = useReading();
  const [{ data, fetching, error }, again] = useQuery({ query: sessionsQuery });
  const [, end] = useMutation(endMutation);
  const [, endOthers] = useMutation(endOthersMutation);
  const refresh = () => again({ requestPolicy: 'network-only' });
  const sessions = data?.me?.sessions ?? [];
  return (
    <Section title={t('identity.sessions')}>
      <QueryState fetching={fetching && !data} error={error} retry={refresh} />
      <ul className="plain">
        {sessions.map((each) => (
          <li key={each.id} className="row">
            <bdi dir="ltr">{browserOf(each.userAgent)}</bdi>
            <span className="small soft">
              {date(each.createdAt)} <bdi dir="ltr">{each.ipAddress}</bdi>
            </span>
            {each.current ? (
              <strong className="small">{t('identity.thisBrowser')}</strong>
            ) : (
              <button
                className="btn btn--quiet btn--small"
                type="button"
                onClick={() => void end({ id: each.id }).then(refresh)}
              >
                {t('identity.signOut')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <button className="btn" type="button" onClick={() => void endOthers({}).then(refresh)}>
          {t('identity.signOutOthers')}
        </button>
      )}
    </Section>
  );
}
