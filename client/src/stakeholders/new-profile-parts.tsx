import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import type { StakeholderKind } from '../gql/graphql';
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

export interface NewKind {
  kind: StakeholderKind;
  country: string;
}

/** What a new profile is, and where. */
export function KindAndCountry({ chosen, change }: { chosen: NewKind; change: (next: NewKind) => void }) {
  const { t } = useReading();
  const [{ data }] = useQuery({ query: countriesQuery });
  return (
    <>
      <label className="field">
        <span>{t('profile.kind')}</span>
        <select
          value={chosen.kind}
          onChange={(event) => change({ ...chosen, kind: event.target.value as StakeholderKind })}
        >
          {kinds.map((each) => (
            <option key={each} value={each}>
              {t(`kind.${plain(each)}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('facet.country')}</span>
        <select value={chosen.country} onChange={(event) => change({ ...chosen, country: event.target.value })}>
          {data?.countries.map((each) => (
            <option key={each.code} value={each.code}>
              {each.name.text}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

/** Those with a similar name, to look at before another is begun; `children` is how one says that it is another. */
export function SimilarNames({ name, country, children }: { name: string; country: string; children: ReactNode }) {
  const { t } = useReading();
  const settled = useSettled(name, 300);
  const short = settled.trim().length < 3;
  const [{ data }] = useQuery({ query: similarQuery, variables: { name: settled, country }, pause: short });
  const similar = short ? [] : (data?.similarStakeholders ?? []);
  if (similar.length === 0) return null;
  return (
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
      {children}
    </div>
  );
}
