import { useEffect, useId, useRef, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { remember, remembered } from '../app/remembered';
import { useMe } from '../identity/me';
import { useReading } from '../ui/locale';
import { useTrouble } from '../ui/trouble';
import { askMentorMutation, proposeMutation } from './introduction-query';

const keptAs = (id: string) => `wasl.introduction.${id}`;

/**
 * A button that opens the question why; what was written stays on this device until it is sent. A visitor is led to sign
 * in and back; in lists, where one such link would stand in every row, they see none.
 */
export function AskForIntroduction({
  to,
  mentor,
  offerings = [],
  opening = '',
  answers = '',
  look = 'primary',
  named = false,
  membersOnly = false,
}: {
  to: { id: string; name: string };
  /** Where it is a mentor who is asked, through the stakeholder they belong to, or themselves, `to` being them as well. */
  mentor?: { id: string; name: string };
  offerings?: readonly { id: string; title: { text: string } }[];
  /** A first sentence from what led here, to go on from; what was written before comes first. */
  opening?: string;
  /** Which of the offerings it is about, as far as that is known. */
  answers?: string;
  look?: 'primary' | 'plain' | 'small';
  /** Whether the button says whom, where it stands away from their name. */
  named?: boolean;
  membersOnly?: boolean;
}) {
  const { t, locale } = useReading();
  const wordsOf = useTrouble();
  const me = useMe();
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  const label = useId();
  const [open, setOpen] = useState(false);
  const draft = keptAs(mentor?.id ?? to.id);
  const [written, setWritten] = useState(() => remembered(draft));
  const reason = written ?? opening;
  const [chosen, setChosen] = useState<string>();
  const offering = chosen ?? answers;
  const [{ fetching: proposing, error: notProposed }, propose] = useMutation(proposeMutation);
  const [{ fetching: asking, error: notAsked }, askMentor] = useMutation(askMentorMutation);
  const error = notProposed ?? notAsked;
  const { pathname, search } = useLocation();
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  if (me === undefined) return null;
  const looks = { primary: 'btn btn--primary', plain: 'btn', small: 'btn btn--small' }[look];
  const name = mentor?.name ?? to.name;
  const words = mentor ? t('mentor.ask') : named ? t('introduction.askTo', { name }) : t('introduction.ask');
  if (me === null) {
    if (membersOnly) return null;
    return (
      <Link className={looks} to={`/sign-in?to=${encodeURIComponent(pathname + search)}`}>
        {words}
      </Link>
    );
  }
  if (!me.actsFor || me.actsFor.id === to.id) return null;
  const write = (text: string) => {
    setWritten(text);
    remember(draft, text);
  };
  const send = async () => {
    const made = mentor
      ? (await askMentor({ input: { mentor: mentor.id, reason, lang: locale } })).data?.askMentor
      : (await propose({ input: { with: to.id, reason, lang: locale, offering: offering || null } })).data
          ?.proposeIntroduction;
    if (!made) return;
    remember(draft, null);
    setOpen(false);
    await navigate(`/introductions/${made.id}`);
  };
  return (
    <>
      <button className={looks} type="button" onClick={() => setOpen(true)}>
        {words}
      </button>
      <dialog ref={dialog} className="sheet" aria-labelledby={label} onClose={() => setOpen(false)}>
        {open && (
          <form
            className="form"
            onSubmit={(event) => {
              event.preventDefault();
              void send();
            }}
          >
            <h2 className="h-2" id={label}>
              {t('introduction.askTo', { name })}
            </h2>
            <p className="small soft">{t('introduction.how')}</p>
            <label className={error ? 'field field--error' : 'field'}>
              <span>{t(mentor ? 'mentor.askFor' : 'introduction.reason')}</span>
              <textarea
                required
                dir="auto"
                rows={6}
                maxLength={2000}
                value={reason}
                onChange={(event) => write(event.target.value)}
              />
              {written === null && opening && <small>{t('introduction.opening')}</small>}
              {error && <small role="alert">{wordsOf(error)}</small>}
            </label>
            {offerings.length > 0 && (
              <label className="field">
                <span>{t('introduction.answers')}</span>
                <select value={offering} onChange={(event) => setChosen(event.target.value)}>
                  <option value="">{t('introduction.answersNone')}</option>
                  {offerings.map((each) => (
                    <option key={each.id} value={each.id}>
                      {each.title.text}
                    </option>
                  ))}
                </select>
              </label>
            )}
            <p className="row">
              <button className="btn btn--primary" type="submit" disabled={proposing || asking}>
                {t('introduction.send')}
              </button>
              <button className="btn" type="button" onClick={() => setOpen(false)}>
                {t('introduction.cancel')}
              </button>
            </p>
          </form>
        )}
      </dialog>
    </>
  );
}
