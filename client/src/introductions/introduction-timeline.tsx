import { plain } from '../stakeholders/stakeholder-line';
import { useReading } from '../ui/locale';

interface Timed {
  part: string;
  state: string;
  waitsFor: readonly string[];
  until?: string | null;
  timeline: readonly { kind: string; by: string; at: string; words?: string | null }[];
}

/** The motif of the house, filled for what has happened. */
function Mark({ done }: { done: boolean }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path
        d="M12 1l3 5 6-2-2 6 4 2-4 2 2 6-6-2-3 5-3-5-6 2 2-6-4-2 4-2-2-6 6 2z"
        fill={done ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.5"
      />
    </svg>
  );
}

/** Days from now, never less than none. */
export function daysLeft(until: string): number {
  return Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 86_400_000));
}

/** What happened, who must act and until when, and what comes then. */
export function IntroductionTimeline({ of }: { of: Timed }) {
  const { t, date } = useReading();
  const who = (part: string) => t(part === of.part ? 'introduction.who.you' : `introduction.who.${plain(part)}`);
  const waiting = of.state === 'PROPOSED' || of.state === 'FORWARDED';
  return (
    <ol className="timeline">
      {of.timeline.map((step) => (
        <li key={`${step.kind}${step.at}`}>
          <Mark done />
          <span>
            <b>{t(`introduction.step.${plain(step.kind)}`)}</b>
            <small>
              {step.by !== 'SYSTEM' && <>{who(step.by)} · </>}
              <time dateTime={step.at}>{date(step.at)}</time>
            </small>
            {step.words && <bdi>{step.words}</bdi>}
          </span>
        </li>
      ))}
      {of.waitsFor.length > 0 && of.until && (
        <li className="is-now">
          <Mark done={false} />
          <span>
            <b>{t(`introduction.next.${plain(of.state)}`)}</b>
            <small>{of.waitsFor.map(who).join(t('list.comma'))}</small>
            <span className="due due--soon">
              {t('introduction.until', { date: date(of.until), days: daysLeft(of.until) })}
            </span>
          </span>
        </li>
      )}
      {waiting && (
        <li className="is-next">
          <Mark done={false} />
          <span>{t('introduction.next.contacts')}</span>
        </li>
      )}
    </ol>
  );
}
