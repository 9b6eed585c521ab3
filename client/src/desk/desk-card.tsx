import { type CSSProperties, useState } from 'react';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Star } from '../ui/star';
import { type DeskCardData, forwardMutation, returnMutation } from './desk-query';

/** Of the time it has, so much is gone, 0 to 100. */
function spent(card: DeskCardData, now: number): number {
  if (!card.until) return 100;
  const [from, until] = [Date.parse(card.changedAt), Date.parse(card.until)];
  return until <= from ? 100 : Math.min(100, Math.max(0, Math.round((100 * (now - from)) / (until - from))));
}

/** Little time left: the last day, or the last fifth. */
const late = 80;

/** One introduction on the board: the two, why, how much of its time is gone and who has to act. */
export function DeskCard({ card, changed }: { card: DeskCardData; changed: () => void }) {
  const { t, date } = useReading();
  const [now] = useState(() => Date.now());
  const [returning, setReturning] = useState(false);
  const [words, setWords] = useState('');
  const [{ fetching: forwarding, error: notForwarded }, forward] = useMutation(forwardMutation);
  const [{ fetching: sending, error: notReturned }, giveBack] = useMutation(returnMutation);
  const trouble = notForwarded ?? notReturned;
  const age = spent(card, now);
  const tied = !['PROPOSED', 'FORWARDED'].includes(card.state);
  const waits = card.waitsFor.map((part) => t(`desk.waits.${part.toLowerCase()}`)).join(t('list.comma'));
  return (
    <article className="deal" aria-label={t('desk.pair', { a: card.askingName, b: card.askedName })}>
      <div className={tied ? 'deal__pair is-tied' : 'deal__pair'}>
        <Star name={card.askingName} size={28} />
        <i />
        <Star name={card.askedName} size={28} />
      </div>
      <p>
        <Link to={`/introductions/${card.id}`}>
          <b>
            <bdi>{card.askingName}</bdi>
          </b>{' '}
          {t('desk.with')}{' '}
          <b>
            <bdi>{card.askedName}</bdi>
          </b>
        </Link>
      </p>
      <p className="deal__for">
        <Local of={card.reason} />
      </p>
      <p
        className={age >= late && card.until ? 'age age--late' : 'age'}
        style={{ '--age': `${age}%` } as CSSProperties}
      >
        <span>{card.until ? t('desk.until', { date: date(card.until) }) : date(card.changedAt)}</span>
        <span>{waits}</span>
      </p>
      {card.mayDo.includes('FORWARD') && !returning && (
        <p className="row">
          <button
            type="button"
            className="btn btn--small btn--primary"
            disabled={forwarding}
            onClick={() => void forward({ id: card.id, version: card.version }).then(({ data }) => data && changed())}
          >
            {t('desk.forward')}
          </button>
          <button type="button" className="btn btn--small" onClick={() => setReturning(true)}>
            {t('desk.return')}
          </button>
        </p>
      )}
      {returning && (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            void giveBack({ id: card.id, version: card.version, words }).then(({ data }) => data && changed());
          }}
        >
          <label className="field">
            <span>{t('desk.returnWhy')}</span>
            <textarea required dir="auto" rows={3} value={words} onChange={(event) => setWords(event.target.value)} />
          </label>
          <p className="row">
            <button type="submit" className="btn btn--small btn--primary" disabled={sending}>
              {t('desk.return')}
            </button>
            <button type="button" className="btn btn--small btn--quiet" onClick={() => setReturning(false)}>
              {t('offering.cancel')}
            </button>
          </p>
        </form>
      )}
      {trouble && (
        <p className="small" role="alert">
          {trouble.graphQLErrors[0]?.message ?? t('state.offline')}
        </p>
      )}
    </article>
  );
}
