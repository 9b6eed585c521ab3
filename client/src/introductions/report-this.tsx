import { useState } from 'react';
import { useMutation } from 'urql';
import type { ReportNoun, ReportReason } from '../gql/graphql';
import { useMe } from '../identity/me';
import { plain } from '../stakeholders/stakeholder-line';
import { useReading } from '../ui/locale';
import { useTrouble } from '../ui/trouble';
import { reportMutation } from './introduction-query';

const reasons: ReportReason[] = ['SPAM', 'ABUSE', 'FALSE_INFORMATION', 'NO_ANSWER', 'OTHER'];

/** Tells the desk that something should not be. */
export function ReportThis({ noun, id }: { noun: ReportNoun; id: string }) {
  const { t } = useReading();
  const wordsOf = useTrouble();
  const me = useMe();
  const [reason, setReason] = useState<ReportReason>('SPAM');
  const [words, setWords] = useState('');
  const [{ data, error }, send] = useMutation(reportMutation);
  if (!me) return null;
  if (data?.report) {
    return (
      <p className="small" role="status">
        {t('report.sent')}
      </p>
    );
  }
  return (
    <details className="small">
      <summary>{t('report.do')}</summary>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void send({ input: { noun, id, reason, words } });
        }}
      >
        <label className="field">
          <span>{t('report.reason')}</span>
          <select value={reason} onChange={(event) => setReason(event.target.value as ReportReason)}>
            {reasons.map((each) => (
              <option key={each} value={each}>
                {t(`report.reason.${plain(each)}`)}
              </option>
            ))}
          </select>
        </label>
        <label className={error ? 'field field--error' : 'field'}>
          <span>{t('report.words')}</span>
          <textarea
            dir="auto"
            rows={2}
            maxLength={2000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          {error && <small role="alert">{wordsOf(error)}</small>}
        </label>
        <p>
          <button className="btn" type="submit">
            {t('report.send')}
          </button>
        </p>
      </form>
    </details>
  );
}
