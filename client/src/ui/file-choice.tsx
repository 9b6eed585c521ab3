/** Chooses a file and sends it. The browser's own button speaks the browser's language: a label of ours stands in its place. */
export function FileChoice({
  label,
  limits,
  accept,
  sending,
  send,
}: {
  label: string;
  /** What may be sent, in words. */
  limits: string;
  accept: string;
  sending: boolean;
  send: (file: File) => void;
}) {
  return (
    <div className="field">
      <label className="btn file-choice">
        {label}
        <input
          type="file"
          accept={accept}
          disabled={sending}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = '';
            if (file) send(file);
          }}
        />
      </label>
      <small>{limits}</small>
    </div>
  );
}
