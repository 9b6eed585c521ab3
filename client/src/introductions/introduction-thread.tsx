import { useState } from 'react';
import { useMutation } from 'urql';
import type { IntroductionPartsFragment } from '../gql/graphql';
import { plain } from '../stakeholders/stakeholder-line';
import { useReading } from '../ui/locale';
import { Section } from '../ui/section';
import { useTrouble } from '../ui/trouble';
import { meetingMutation, writeMutation } from './introduction-query';
import { ReportThis } from './report-this';

/** The thread of the three and the meeting they propose; open once both sides have agreed to meet. */
export function IntroductionThread({ of, renew }: { of: IntroductionPartsFragment; renew: () => void }) {
  const { t, date } = useReading();
  const wordsOf = useTrouble();
  const { id, version, meeting } = of;
  const [text, setText] = useState('');
  const [when, setWhen] = useState('');
  const [place, setPlace] = useState('');
  const [{ error, fetching }, write] = useMutation(writeMutation);
  const [{ error: trouble }, propose] = useMutation(meetingMutation);
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const send = async () => {
    const { data } = await write({ id, text });
    if (data) setText('');
    renew();
  };
  const meet = async () => {
    await propose({ id, version, meeting: { startsAt: new Date(when).toISOString(), timeZone, place, minutes: 60 } });
    renew();
  };
  const clock = (iso: string, zone: string) =>
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(iso));
  return (
    <Section title={t('introduction.thread')}>
      {of.messages.length === 0 && <p className="soft">{t('introduction.noMessages')}</p>}
      {of.messages.map((message) => (
        <article key={message.id} className="entry">
          <p className="small soft">
            {t(message.by === of.part ? 'introduction.who.you' : `introduction.who.${plain(message.by)}`)} ·{' '}
            <time dateTime={message.at}>{date(message.at)}</time>
          </p>
          <p dir="auto">{message.text}</p>
          {!message.own && <ReportThis noun="MESSAGE" id={message.id} />}
        </article>
      ))}
      {of.mayDo.includes('WRITE') && (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <label className={error ? 'field field--error' : 'field'}>
            <span>{t('introduction.write')}</span>
            <textarea
              required
              dir="auto"
              rows={3}
              maxLength={4000}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            {error && <small role="alert">{wordsOf(error)}</small>}
          </label>
          <p>
            <button className="btn" type="submit" disabled={fetching}>
              {t('introduction.do.write')}
            </button>
          </p>
        </form>
      )}
      {meeting && (
        <p className="notice">
          {t('introduction.meeting', {
            date: date(meeting.startsAt),
            time: clock(meeting.startsAt, meeting.timeZone),
            zone: meeting.timeZone,
          })}{' '}
          <bdi>{meeting.place}</bdi>{' '}
          <a download="wasl.ics" href={`data:text/calendar;charset=utf-8,${encodeURIComponent(meeting.ics)}`}>
            {t('introduction.calendar')}
          </a>
        </p>
      )}
      {of.mayDo.includes('WRITE') && (
        <details>
          <summary>{t('introduction.do.meeting')}</summary>
          <form
            className="form"
            onSubmit={(event) => {
              event.preventDefault();
              void meet();
            }}
          >
            <label className="field">
              <span>{t('introduction.when', { zone: timeZone })}</span>
              <input type="datetime-local" required value={when} onChange={(event) => setWhen(event.target.value)} />
            </label>
            <label className={trouble ? 'field field--error' : 'field'}>
              <span>{t('introduction.where')}</span>
              <input
                required
                dir="auto"
                maxLength={300}
                value={place}
                onChange={(event) => setPlace(event.target.value)}
              />
              {trouble && <small role="alert">{wordsOf(trouble)}</small>}
            </label>
            <p>
              <button className="btn" type="submit">
                {t('introduction.do.propose')}
              </button>
            </p>
          </form>
        </details>
      )}
    </Section>
  );
}
