import { useEffect, useRef } from 'react';
import { useMutation } from 'urql';
import { graphql } from '../gql';
import type { FeedbackReason, Verdict } from '../gql/graphql';
import { useReading } from '../ui/locale';
import { useTrouble } from '../ui/trouble';

const giveMutation = graphql(`
  mutation GiveFeedback($on: ID!, $verdict: Verdict!, $reason: FeedbackReason) {
    giveFeedback(on: $on, verdict: $verdict, reason: $reason) { verdict stakeholder { id } }
  }
`);
const withdrawMutation = graphql(`
  mutation WithdrawFeedback($on: ID!) {
    withdrawFeedback(on: $on) { verdict stakeholder { id } }
  }
`);

export interface Partner {
  id: string;
  name: string;
}

/** What was last said, of whom; null where it was refused. */
export interface Said {
  partner: Partner;
  verdict: Verdict | null;
}

const reasons = ['OTHER_TRADE', 'KNOWN', 'SIZE', 'PLACE', 'OTHER'] as const satisfies readonly FeedbackReason[];

/** Says something of a partner, or takes it back; `after` is called once the server has it. */
export function useFeedback(after: (said: Said) => void, refused: (message: string) => void) {
  const wordsOf = useTrouble();
  const [, give] = useMutation(giveMutation);
  const [, withdraw] = useMutation(withdrawMutation);
  return {
    async say(partner: Partner, verdict: Verdict, reason: FeedbackReason | null = null) {
      const { error } = await give({ on: partner.id, verdict, reason });
      if (error) refused(wordsOf(error));
      else after({ partner, verdict });
    },
    async takeBack(partner: Partner) {
      const { error } = await withdraw({ on: partner.id });
      if (error) refused(wordsOf(error));
      else after({ partner, verdict: null });
    },
  };
}

interface Choices {
  partner: Partner;
  saved: boolean;
  feedback: ReturnType<typeof useFeedback>;
}

/** Save, or not for me with a reason, or later: on each recommended partner. */
export function FeedbackChoices({ partner, saved, feedback }: Choices) {
  const { t } = useReading();
  return (
    <>
      <button
        className="btn btn--quiet"
        type="button"
        aria-pressed={saved}
        aria-label={t(saved ? 'feedback.unsaveName' : 'feedback.saveName', { name: partner.name })}
        onClick={() => (saved ? feedback.takeBack(partner) : feedback.say(partner, 'USEFUL'))}
      >
        {t(saved ? 'feedback.isSaved' : 'feedback.save')}
      </button>
      <details
        className="choices"
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !event.currentTarget.open) return;
          event.currentTarget.open = false;
          event.currentTarget.querySelector('summary')?.focus();
        }}
      >
        <summary className="btn btn--quiet" aria-label={t('feedback.asideName', { name: partner.name })}>
          {t('feedback.aside')}
        </summary>
        <ul>
          <li>
            <button type="button" onClick={() => feedback.say(partner, 'LATER')}>
              {t('feedback.later')}
            </button>
          </li>
          {reasons.map((each) => (
            <li key={each}>
              <button type="button" onClick={() => feedback.say(partner, 'NOT_RELEVANT', each)}>
                {t(`feedback.reason.${each}`)}
              </button>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

/**
 * Tells what was done, and undoes it: stays until the next thing is said. Whoever is set aside leaves the list with the
 * button that was pressed, so focus goes to the way back, and once it is taken, to what is told.
 */
export function FeedbackNotice({ said, undo }: { said: Said | null; undo: () => void }) {
  const { t } = useReading();
  const notice = useRef<HTMLDivElement>(null);
  const way = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (said === null || said.verdict === 'USEFUL') return;
    (way.current ?? notice.current)?.focus();
  }, [said]);
  return (
    <div className="toast" role="status" ref={notice} tabIndex={-1}>
      {said && (
        <p>
          <span>
            {t(`feedback.done.${said.verdict === null ? 'BACK' : said.verdict}`, { name: said.partner.name })}
          </span>{' '}
          {said.verdict !== null && (
            <button className="btn btn--quiet btn--small" type="button" ref={way} onClick={undo}>
              {t('feedback.undo')}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
