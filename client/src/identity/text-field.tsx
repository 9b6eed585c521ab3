import type { InputHTMLAttributes } from 'react';

/** A labelled line to type in, with a hint below it. */
export function TextField({
  label,
  hint,
  ...input
}: { label: string; hint?: string } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className="field">
      <span>{label}</span>
      <input required dir={input.type === 'email' || input.type === 'password' ? 'ltr' : 'auto'} {...input} />
      {hint && <small>{hint}</small>}
    </label>
  );
}
