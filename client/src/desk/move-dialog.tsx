import { useEffect, useId, useRef, useState } from 'react';
import { useMutation } from 'urql';
import { useReading } from '../ui/locale';
import { Trouble } from '../ui/trouble-notice';
import { type DeskCardData, forwardMutation, returnMutation } from './desk-query';

export type Move = 'forward' | 'return';

/** Asks once more before an introduction is forwarded, and for the reason before it goes back. */
export function MoveDialog({
  card,
  move,
  close,
  done,
}: {
  card: DeskCardData;
  move: Move;
  close: () => void;
  done: (told: string) => void;
}) {
  const { t } = useReading();
  const label = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [words, setWords] = useState('');
  const [{ fetching: forwarding, error: notForwarded }, forward] = useMutation(forwardMutation);
  const [{ fetching: returning, error: notReturned }, giveBack] = useMutation(returnMutation);
  const trouble = notForwarded ?? notReturned;
  const pair = { a: card.askingName, b: card.askedName };
  useEffect(() => dialog.current?.showModal(), []);
  const submit = async () => {
    const which = { id: card.id, version: card.version };
    const { data } = move === 'forward' ? await forward(which) : await giveBack({ ...which, words });
    if (data) done(t(`desk.told.${move}`, pair));
  };
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby={label} onClose={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <h2 className="h-2" id={label}>
          {t(`desk.sure.${move}`, pair)}
        </h2>
        {move === 'return' && (
          <label className="field">
            <span>{t('desk.returnWhy')}</span>
            <textarea required dir="auto" rows={3} value={words} onChange={(event) => setWords(event.target.value)} />
          </label>
        )}
        <Trouble error={trouble} />
        <p className="row">
          <button type="submit" className="btn btn--primary" disabled={forwarding || returning}>
            {t(`desk.${move}`)}
          </button>
          <button type="button" className="btn btn--quiet" onClick={() => dialog.current?.close()}>
            {t('offering.cancel')}
          </button>
        </p>
      </form>
    </dialog>
  );
}
