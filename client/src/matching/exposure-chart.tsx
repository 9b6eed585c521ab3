import { useReading } from '../ui/locale';
import type { GroupRow } from './exposure-query';

/** The end of the scale: the next tenth above every part. */
function scaleOf(rows: readonly GroupRow[]): number {
  const most = Math.max(0.1, ...rows.flatMap(({ candidates, shown }) => [candidates, shown]));
  return Math.min(1, Math.ceil(most * 10) / 10);
}

/**
 * Each group on a line of its own: a ring where a fair draw would put it, a full point where readers find it, and what lies
 * between them. Runs with the language; the table below says the same.
 */
export function ExposureChart({ rows, label }: { rows: readonly GroupRow[]; label: string }) {
  const { t, number } = useReading();
  const end = scaleOf(rows);
  const at = (share: number) => `${(100 * share) / end}%`;
  const step = end > 0.5 ? 0.2 : 0.1;
  const ticks = Array.from({ length: Math.floor(end / step + 1.001) }, (_, number) => number * step);
  return (
    <figure className="shares">
      <figcaption className="shares__key small">
        <span>
          <i className="shares__ring" /> {t('exposure.candidates')}
        </span>
        <span>
          <i className="shares__point" /> {t('exposure.shown')}
        </span>
      </figcaption>
      <div role="img" aria-label={label}>
        {rows.map(({ id, name, candidates, shown }) => (
          <div key={id} className={id === 'women-led' ? 'shares__row shares__row--lead' : 'shares__row'}>
            <span className="shares__name">{name}</span>
            <span className="shares__track">
              <i
                className="shares__span"
                style={{
                  insetInlineStart: at(Math.min(candidates, shown)),
                  inlineSize: at(Math.abs(candidates - shown)),
                }}
              />
              <i className="shares__ring" style={{ insetInlineStart: at(candidates) }} />
              <i className="shares__point" style={{ insetInlineStart: at(shown) }} />
            </span>
            <span className="shares__figure small">{t('exposure.percent', { share: number(100 * shown) })}</span>
          </div>
        ))}
        <div className="shares__row shares__scale tiny" aria-hidden="true">
          <span />
          <span className="shares__track">
            {ticks.map((tick) => (
              <span key={tick} style={{ insetInlineStart: at(tick) }}>
                {t('exposure.percent', { share: number(100 * tick) })}
              </span>
            ))}
          </span>
          <span />
        </div>
      </div>
    </figure>
  );
}
