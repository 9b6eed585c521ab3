import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { useRenewSession } from '../app/session';
import { graphql } from '../gql';
import type { StakeholderKind } from '../gql/graphql';
import { Check } from '../ui/check';
import { Name } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { useSettled } from '../ui/settled';
import { plain } from './stakeholder-line';

const countriesQuery = graphql(`query ProfileCountries { countries { code name { text } } }`);

const similarQuery = graphql(`
  query SimilarStakeholders($name: String!, $country: String!) {
    similarStakeholders(name: $name, country: $country) { id slug name nameLang }
  }
`);

const createMutation = graphql(`
  mutation CreateStakeholder($kind: StakeholderKind!, $name: String!, $nameLang: String!, $country: String!, $another: Boolean!) {
    createStakeholder(kind: $kind, name: $name, nameLang: $nameLang, country: $country, another: $another) { id }
  }
`);

const kinds: StakeholderKind[] = [
  'ARTISAN',
  'COMPANY',
  'COOPERATIVE',
  'INFORMAL_ENTERPRISE',
  'SUPPORT_ORGANISATION',
  'CHAMBER',
  'TRAINING_PROVIDER',
  'PUBLIC_BODY',
  'FUND',
  'UNIVERSITY',
  'ASSOCIATION',
];

/** Begins a profile: a name, a kind, a country; whoever has a similar name is shown before it is made. */
export function NewProfile() {
  const { t, locale } = useReading();
  const navigate = useNavigate();
  const renew = useRenewSession();
  const [kind, setKind] = useState<StakeholderKind>('ARTISAN');
  const [name, setName] = useState('');
  const [country, setCountry] = useState('TN');
  const [another, setAnother] = useState(false);
  const settled = useSettled(name, 300);
  const [{ data: places }] = useQuery({ query: countriesQuery });
  const [{ data: like }] = useQuery({
    query: similarQuery,
    variables: { name: settled, country },
    pause: settled.trim().length < 3,
  });
  const [{ fetching, error }, create] = useMutation(createMutation);
  const similar = settled.trim().length < 3 ? [] : (like?.similarStakeholders ?? []);
  const nameLang = /\p{Script=Arabic}/u.test(name) ? 'ar' : locale === 'ar' ? 'en' : locale;
  return (
    <form
      className="form section"
      onSubmit={(event) => {
        event.preventDefault();
        void create({ kind, name, nameLang, country, another }).then(async ({ data }) => {
          if (!data) return;
          renew();
          await navigate(`/profile?of=${data.createStakeholder.id}`);
        });
      }}
    >
      <label className="field">
        <span>{t('profile.field.name')}</span>
        <input required dir="auto" maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <label className="field">
        <span>{t('profile.kind')}</span>
        <select value={kind} onChange={(event) => setKind(event.target.value as StakeholderKind)}>
          {kinds.map((each) => (
            <option key={each} value={each}>
              {t(`kind.${plain(each)}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('facet.country')}</span>
        <select value={country} onChange={(event) => setCountry(event.target.value)}>
          {places?.countries.map((each) => (
            <option key={each.code} value={each.code}>
              {each.name.text}
            </option>
          ))}
        </select>
      </label>
      {similar.length > 0 && (
        <div className="notice">
          <p>{t('profile.similar')}</p>
          <ul className="why">
            {similar.map((each) => (
              <li key={each.id}>
                <Link to={`/s/${each.slug}`}>
                  <Name name={each.name} lang={each.nameLang} />
                </Link>
              </li>
            ))}
          </ul>
          <Check checked={another} onChange={setAnother}>
            {t('profile.another')}
          </Check>
        </div>
      )}
      {error && (
        <p className="notice" role="alert">
          {error.graphQLErrors[0]?.message ?? t('state.offline')}
        </p>
      )}
      <p>
        <button type="submit" className="btn btn--primary" disabled={fetching}>
          {t('profile.begin')}
        </button>
      </p>
    </form>
  );
}
