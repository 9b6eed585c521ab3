import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { KindAndCountry, type NewKind, SimilarNames } from '../stakeholders/new-profile-parts';
import { Check } from '../ui/check';
import { useReading } from '../ui/locale';
import { Trouble } from '../ui/trouble-notice';
import { beginMemberMutation } from './member-query';

/** Begins a member as a draft that nobody else sees; whoever has a similar name is shown first. */
export function BeginMember({ cluster, cancel }: { cluster: string; cancel: () => void }) {
  const { t, locale } = useReading();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<NewKind>({ kind: 'ARTISAN', country: 'TN' });
  const [email, setEmail] = useState('');
  const [another, setAnother] = useState(false);
  const [{ fetching, error }, begin] = useMutation(beginMemberMutation);
  const nameLang = /\p{Script=Arabic}/u.test(name) ? 'ar' : locale === 'ar' ? 'en' : locale;
  return (
    <form
      className="form band"
      onSubmit={(event) => {
        event.preventDefault();
        void begin({ cluster, name, nameLang, ...kind, email: email || null, another }).then(({ data }) => {
          if (data) void navigate(`/desk/members/${data.beginMember.id}`);
        });
      }}
    >
      <p className="small soft">{t('desk.beginHint')}</p>
      <label className="field">
        <span>{t('profile.field.name')}</span>
        <input required dir="auto" maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <KindAndCountry chosen={kind} change={setKind} />
      <label className="field">
        <span>{t('desk.memberEmail')}</span>
        <input
          type="email"
          dir="ltr"
          maxLength={254}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <small>{t('desk.memberEmailHint')}</small>
      </label>
      <SimilarNames name={name} country={kind.country}>
        <Check checked={another} onChange={setAnother}>
          {t('desk.another')}
        </Check>
      </SimilarNames>
      <Trouble error={error} />
      <p className="row">
        <button type="submit" className="btn btn--primary" disabled={fetching}>
          {t('desk.begin')}
        </button>
        <button type="button" className="btn btn--quiet" onClick={cancel}>
          {t('offering.cancel')}
        </button>
        <Link className="small" to={`/desk?tab=import&cluster=${cluster}`}>
          {t('desk.orImport')}
        </Link>
      </p>
    </form>
  );
}
