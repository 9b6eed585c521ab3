import { useEffect, useId, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { useMe } from '../identity/me';
import { useReading } from '../ui/locale';
import { proposeMutation } from './introduction-query';

const keptAs = (id: string) => `wasl.introduction.${id}`;

/** A button that opens the question why; what was written stays on this device until it is sent. */
export function AskForIntroduction({
  to,
  offerings = [],
  primary = true,
}: {
  to: { id: string; name: string };
  offerings?: readonly { id: string; title: { text: string } }[];
  primary?: boolean;
}) {
  const { t, locale } = useReading();
  const me = useMe();
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  const label = useId();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState(() => localStorage.getItem(keptAs(to.id)) ?? '');
  const [offering, setOffering] = useState('');
  const [{ fetching, error }, propose] = useMutation(proposeMutation);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  if (me === undefined) return null;
  const look = primary ? 'btn btn--primary' : 'btn';
  if (me === null) {
    return (
      <Link className={look} to="/sign-in">
        {t('introduction.ask')}
      </Link>
    );
  }
  if (!me.actsFor || me.actsFor.id === to.id) return null;
  const write = (text: string) => {
    setReason(text);
    localStorage.setItem(keptAs(to.id), text);
  };
  const send = async () => {
    const { data } = await propose({ input: { with: to.id, reason, lang: locale, offering: offering || null } });
    if (!data) return;
    localStorage.removeItem(keptAs(to.id));
    await navigate(`/introductions/${data.proposeIntroduction.id}`);
  };
  return (
    <>
      <button className={look} type="button" onClick={() => setOpen(true)}>
        {t('introduction.ask')}
      </button>
      <dialog ref={dialog} className="sheet" aria-labelledby={label} onClose={() => setOpen(false)}>
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <h2 className="h-2" id={label}>
            {t('introduction.askTo', { name: to.name })}
          </h2>
          <p className="small soft">{t('introduction.how')}</p>
          <label className={error ? 'field field--error' : 'field'}>
            <span>{t('introduction.reason')}</span>
            <textarea
              required
              dir="auto"
              rows={6}
              maxLength={2000}
              value={reason}
              onChange={(event) => write(event.target.value)}
            />
            {error && <small role="alert">{error.graphQLErrors[0]?.message ?? t('state.failed')}</small>}
          </label>
          {offerings.length > 0 && (
            <label className="field">
              <span>{t('introduction.answers')}</span>
              <select value={offering} onChange={(event) => setOffering(event.target.value)}>
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
            <button className="btn btn--primary" type="submit" disabled={fetching}>
              {t('introduction.send')}
            </button>
            <button className="btn" type="button" onClick={() => setOpen(false)}>
              {t('introduction.cancel')}
            </button>
          </p>
        </form>
      </dialog>
    </>
  );
}
