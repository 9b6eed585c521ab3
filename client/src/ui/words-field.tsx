/** A few words in whatever language they are written. */
export function WordsField({
  label,
  hint,
  value,
  change,
  rows = 3,
  most = 1000,
}: {
  label: string;
  hint?: string;
  value: string;
  change: (value: string) => void;
  rows?: number;
  most?: number;
}) {
  return (
    <label className="field">
      <span>{label}</span>
      <textarea
        dir="auto"
        rows={rows}
        maxLength={most}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
      {hint && <small>{hint}</small>}
    </label>
  );
}
