import { type ReactNode, useEffect, useId, useRef, useSyncExternalStore } from 'react';

const narrow = () => matchMedia('(max-width: 1000px)');

/** Whether the page is too narrow for a column beside the content: the width at which look.css drops to one column. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = narrow();
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => narrow().matches,
  );
}

/** A sheet over the page, for what stands beside it on a wide one. The browser's dialog keeps the focus and closes on Escape. */
export function Sheet({
  open,
  close,
  title,
  done,
  children,
}: {
  open: boolean;
  close: () => void;
  title: string;
  done: string;
  children: ReactNode;
}) {
  const sheet = useRef<HTMLDialogElement>(null);
  const label = useId();
  useEffect(() => {
    if (open) sheet.current?.showModal();
    else sheet.current?.close();
  }, [open]);
  return (
    <dialog ref={sheet} className="sheet" aria-labelledby={label} onClose={close}>
      <h2 className="h-2" id={label}>
        {title}
      </h2>
      {children}
      <p className="sheet__end">
        <button className="btn btn--primary" type="button" onClick={close}>
          {done}
        </button>
      </p>
    </dialog>
  );
}
