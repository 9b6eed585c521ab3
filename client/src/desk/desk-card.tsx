import { type CSSProperties, useState } from 'react';
import { Link } from 'react-router';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Star } from '../ui/star';
import type { DeskCardData } from './desk-query';
import type { Move } from './move-dialog';

/** Of the time it has, so much is gone, 0 to 100. */
function spent(card: DeskCardData, now: number): number {
  if (!card.until) return 100;
  const [from, until] = [Date.parse(card.changedAt), Date.parse(card.until)];
  return until <= from ? 100 : Math.min(100, Math.max(0, Math.round((100 * (now - from)) / (until - from))));
}

/** Little time left: the last day, or the last fifth. */
const late = 80;

/** One introduction on the board: the two, why, how much of its time is gone and who has to act. */
export function DeskCard({ card, ask }: { card: DeskCardData; ask: (move: Move) => void }) {
  const { t, date } = useReading();
  const [now] = useState(() => Date.now());
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
        <Link to={`/introductions/${card.id}`} data-card={card.id} aria-describedby="board-keys">
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
      {card.mayDo.includes('FORWARD') && (
        <p className="row">
          <button type="button" className="btn btn--small btn--primary" onClick={() => ask('forward')}>
            {t('desk.forward')}
          </button>
          <button type="button" className="btn btn--small" onClick={() => ask('return')}>
            {t('desk.return')}
          </button>
        </p>
      )}
    </article>
  );
}
