import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { BeginForm } from '../stakeholders/begin-form';
import { useReading } from '../ui/locale';
import { beginMemberMutation } from './member-query';

/** Begins a member as a draft that nobody else sees; whoever has a similar name is shown first. */
export function BeginMember({ cluster, cancel }: { cluster: string; cancel: () => void }) {
  const { t } = useReading();
  const navigate = useNavigate();
  const [email, setEmail] = useState('');
  const [{ fetching, error }, begin] = useMutation(beginMemberMutation);
  return (
    <BeginForm
      look="band"
      hint={t('desk.beginHint')}
      more={
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
      }
      isAnother={t('desk.another')}
      action={t('desk.begin')}
      beside={
        <>
          <button type="button" className="btn btn--quiet" onClick={cancel}>
            {t('offering.cancel')}
          </button>
          <Link className="small" to={`/desk?tab=import&cluster=${cluster}`}>
            {t('desk.orImport')}
          </Link>
        </>
      }
      fetching={fetching}
      error={error}
      begin={(beginning) =>
        void begin({ cluster, ...beginning, email: email || null }).then(({ data }) => {
          if (data) void navigate(`/desk/members/${data.beginMember.id}`);
        })
      }
    />
  );
}
