import { useState } from 'react';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { useMe } from '../identity/me';
import { useReading } from '../ui/locale';
import { useTrouble } from '../ui/trouble';
import { proposeMutation } from './introduction-query';

interface Side {
  id: string;
  name: string;
}

/** For facilitators: ask two of their choice whether they would meet, with a reason that both read. */
export function BringTogether({ one, other }: { one: Side; other: Side }) {
  const { t, locale } = useReading();
  const wordsOf = useTrouble();
  const me = useMe();
  const [reason, setReason] = useState('');
  const [{ data, fetching, error }, bring] = useMutation(proposeMutation);
  const own = [one.id, other.id].some((id) => me?.delegations.some((each) => each.stakeholder.id === id));
  if (!me?.roles.some((role) => role !== 'MEMBER') || own) return null;
  if (data) {
    return (
      <p className="notice" role="status">
        {t('bring.done')} <Link to={`/introductions/${data.proposeIntroduction.id}`}>{t('introduction.title')}</Link>
      </p>
    );
  }
  return (
    <details className="bring">
      <summary>{t('bring.title')}</summary>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void bring({ input: { from: one.id, with: other.id, reason, lang: locale } });
        }}
      >
        <label className={error ? 'field field--error' : 'field'}>
          <span>{t('worth.reason')}</span>
          <textarea
            required
            dir="auto"
            rows={4}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <small>{t('worth.reasonHint')}</small>
          {error && <small role="alert">{wordsOf(error)}</small>}
        </label>
        <p>
          <button type="submit" className="btn btn--primary" disabled={fetching}>
            {t('worth.send')}
          </button>
        </p>
      </form>
    </details>
  );
}
