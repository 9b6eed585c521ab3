import { useState } from 'react';
import type { DeclineReason } from '../gql/graphql';
import { plain } from '../stakeholders/stakeholder-line';
import { useReading } from '../ui/locale';

const reasons: DeclineReason[] = [
  'NO_CAPACITY_NOW',
  'NOT_OUR_FIELD',
  'ALREADY_WORK_TOGETHER',
  'PREFER_ANOTHER_PARTNER',
  'NOT_THIS_PARTNER',
  'OTHER',
];

/** A no, with the coded reason that only the facilitator reads; another reason needs words. */
export function DeclineForm({
  decline,
}: {
  decline: (reply: { consents: false; declineReason: DeclineReason; words: string | null }) => void;
}) {
  const { t } = useReading();
  const [declineReason, setDeclineReason] = useState<DeclineReason>('NO_CAPACITY_NOW');
  const [words, setWords] = useState('');
  return (
    <details>
      <summary>{t('introduction.do.decline')}</summary>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          decline({ consents: false, declineReason, words: words.trim() || null });
        }}
      >
        <label className="field">
          <span>{t('introduction.declineReason')}</span>
          <select value={declineReason} onChange={(event) => setDeclineReason(event.target.value as DeclineReason)}>
            {reasons.map((each) => (
              <option key={each} value={each}>
                {t(`introduction.decline.${plain(each)}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t('introduction.words.decline')}</span>
          <textarea
            dir="auto"
            rows={3}
            maxLength={1000}
            required={declineReason === 'OTHER'}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </label>
        <p>
          <button className="btn" type="submit">
            {t('introduction.do.declineNow')}
          </button>
        </p>
      </form>
    </details>
  );
}
