import { StakeholderLine, StakeholderName } from '../stakeholders/stakeholder-line';
import { useReading } from '../ui/locale';
import { Star } from '../ui/star';
import type { useFeedback } from './feedback';
import type { HeldFeedback } from './matches-query';

interface Held {
  held: readonly HeldFeedback[];
  feedback: ReturnType<typeof useFeedback>;
}

/** Partners saved or set aside, why and until when, each with the way back. */
export function SaidList({ held, feedback }: Held) {
  const { t, date } = useReading();
  if (held.length === 0) return <p className="notice">{t('feedback.empty')}</p>;
  return (
    <ul className="said">
      {held.map(({ stakeholder, verdict, reason, until }) => (
        <li className="rank__who rank__who--row" key={stakeholder.id}>
          <Star name={stakeholder.name} size={40} />
          <div>
            <p className="entry__name">
              <StakeholderName of={stakeholder} />
            </p>
            <StakeholderLine of={stakeholder} />
            {until && (
              <p className="soft small">
                {reason ? t(`feedback.reason.${reason}`) : t('feedback.later')} ·{' '}
                {t('feedback.until', { day: date(until) })}
              </p>
            )}
          </div>
          <button
            className="btn btn--quiet end"
            type="button"
            aria-label={t(verdict === 'USEFUL' ? 'feedback.unsaveName' : 'feedback.backName', {
              name: stakeholder.name,
            })}
            onClick={() => feedback.takeBack(stakeholder)}
          >
            {t(verdict === 'USEFUL' ? 'feedback.unsave' : 'feedback.back')}
          </button>
        </li>
      ))}
    </ul>
  );
}
