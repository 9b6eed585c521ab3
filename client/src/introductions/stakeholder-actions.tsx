import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { useMe } from '../identity/me';
import { useReading } from '../ui/locale';
import { useTrouble } from '../ui/trouble';
import { AskForIntroduction } from './ask-for-introduction';
import { blockMutation } from './introduction-query';
import { ReportThis } from './report-this';

/** What one may do about another stakeholder: ask to be introduced, never meet, report. */
export function StakeholderActions({
  of,
  offerings,
  opening,
  answers,
}: {
  of: { id: string; name: string };
  offerings: readonly { id: string; title: { text: string } }[];
  opening: string;
  answers: string;
}) {
  const { t } = useReading();
  const wordsOf = useTrouble();
  const me = useMe();
  const navigate = useNavigate();
  const [sure, setSure] = useState(false);
  const [{ error }, block] = useMutation(blockMutation);
  const go = async () => {
    const { data } = await block({ id: of.id });
    if (data) await navigate('/matches');
  };
  if (me?.actsFor?.id === of.id) return null;
  return (
    <div className="stack">
      <AskForIntroduction to={of} offerings={offerings} opening={opening} answers={answers} />
      {me?.actsFor && !sure && (
        <button className="btn btn--small" type="button" onClick={() => setSure(true)}>
          {t('introduction.block')}
        </button>
      )}
      {sure && (
        <div className="notice">
          <p>{t('introduction.blockSure', { name: of.name })}</p>
          <p className="row">
            <button className="btn btn--primary" type="button" onClick={() => void go()}>
              {t('introduction.block')}
            </button>
            <button className="btn" type="button" onClick={() => setSure(false)}>
              {t('introduction.cancel')}
            </button>
          </p>
          {error && <p role="alert">{wordsOf(error)}</p>}
        </div>
      )}
      <ReportThis noun="STAKEHOLDER" id={of.id} />
    </div>
  );
}
