import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { useRenewSession } from '../app/session';
import { graphql } from '../gql';
import { Check } from '../ui/check';
import { useReading } from '../ui/locale';
import { Trouble } from '../ui/trouble-notice';
import { KindAndCountry, type NewKind, SimilarNames } from './new-profile-parts';

const createMutation = graphql(`
  mutation CreateStakeholder($kind: StakeholderKind!, $name: String!, $nameLang: String!, $country: String!, $another: Boolean!) {
    createStakeholder(kind: $kind, name: $name, nameLang: $nameLang, country: $country, another: $another) { id }
  }
`);

/** Begins a profile: a name, a kind, a country; whoever has a similar name is shown before it is made. */
export function NewProfile() {
  const { t, locale } = useReading();
  const navigate = useNavigate();
  const renew = useRenewSession();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<NewKind>({ kind: 'ARTISAN', country: 'TN' });
  const [another, setAnother] = useState(false);
  const [{ fetching, error }, create] = useMutation(createMutation);
  const nameLang = /\p{Script=Arabic}/u.test(name) ? 'ar' : locale === 'ar' ? 'en' : locale;
  return (
    <form
      className="form section"
      onSubmit={(event) => {
        event.preventDefault();
        void create({ ...kind, name, nameLang, another }).then(async ({ data }) => {
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
      <KindAndCountry chosen={kind} change={setKind} />
      <SimilarNames name={name} country={kind.country}>
        <Check checked={another} onChange={setAnother}>
          {t('profile.another')}
        </Check>
      </SimilarNames>
      <Trouble error={error} />
      <p>
        <button type="submit" className="btn btn--primary" disabled={fetching}>
          {t('profile.begin')}
        </button>
      </p>
    </form>
  );
}
