import type { FormEvent } from 'react';
import { Link, useLocation } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../gql';
import { useMe } from '../identity/me';
import { TextField } from '../identity/text-field';
import { useReading } from '../ui/locale';
import { savedSearchesQuery } from './saved-searches';
import { useSavingTrouble } from './saving-trouble';
import type { searchFrom } from './search-parameters';

const saveMutation = graphql(`
  mutation SaveSearch($name: String!, $query: String!, $filters: SearchFiltersInput, $without: [String!]!, $sort: SearchSort!, $step: SearchStep, $alerts: Boolean!) {
    saveSearch(name: $name, query: $query, filters: $filters, without: $without, sort: $sort, step: $step, alerts: $alerts) { id name }
  }
`);

/** More hits than this and the server keeps a search without alerts only. */
const mostWatched = 2000;

/** What an address asks for, whatever the order of its parts and how the answer is looked at. */
function askedBy(parameters: URLSearchParams): string {
  const asked = [...parameters].filter(([name, value]) => value && !['view', 'show', 'lang'].includes(name));
  return JSON.stringify(asked.filter(([name, value]) => name !== 'sort' || value !== 'relevance').sort());
}

/** Keeps the search of this address under a name, with word of what is new if one likes; visitors are asked in first. */
export function KeepSearch({
  search,
  total,
  close,
}: {
  search: ReturnType<typeof searchFrom>;
  total: number | undefined;
  close: () => void;
}) {
  const { t } = useReading();
  const me = useMe();
  const troubleOf = useSavingTrouble();
  const { pathname, search: asked } = useLocation();
  const [{ data }, again] = useQuery({ query: savedSearchesQuery, pause: !me });
  const [{ error, fetching }, save] = useMutation(saveMutation);
  const list = data?.savedSearches ?? [];
  const here = askedBy(new URLSearchParams(asked));
  const known = list.find((each) => askedBy(new URLSearchParams(each.address.split('?')[1] ?? '')) === here);
  const tooBroad = (total ?? 0) > mostWatched;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const alerts = given.get('alerts') === 'on';
    void save({ ...search, name: String(given.get('name') ?? ''), alerts }).then((result) => {
      if (!result.error) again({ requestPolicy: 'network-only' });
    });
  };
  return (
    <section className="notice keep" aria-label={t('saved.keep')}>
      {me === null && (
        <p>
          <Link to={`/sign-in?to=${encodeURIComponent(pathname + asked)}`}>{t('identity.signIn')}</Link>{' '}
          {t('saved.signIn')}
        </p>
      )}
      {me && known && (
        <p role="status">
          {t('saved.known', { name: known.name })} <Link to="/account">{t('saved.all')}</Link>
        </p>
      )}
      {me && !known && (
        <form className="account-form" onSubmit={submit}>
          <TextField label={t('saved.name')} name="name" maxLength={80} defaultValue={search.query.slice(0, 80)} />
          <label className="check">
            <input type="checkbox" name="alerts" defaultChecked={!tooBroad} disabled={tooBroad} />
            {t('saved.alerts')}
          </label>
          <p className="small soft">{t(tooBroad ? 'saved.refused.TOO_BROAD' : 'saved.alertsText')}</p>
          {error && <p role="alert">{troubleOf(error)}</p>}
          <p className="row">
            <button className="btn btn--primary" type="submit" disabled={fetching}>
              {t('saved.do')}
            </button>
            <button className="btn" type="button" onClick={close}>
              {t('introduction.cancel')}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}
