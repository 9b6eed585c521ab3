import { type FormEvent, type ReactNode, useState } from 'react';
import type { Outcome } from './ask-authentication';
import { SignInTrouble } from './sign-in-trouble';

/** A form about one's account: fields, one primary action, what went wrong above them. */
export function AccountForm({
  action,
  submit,
  children,
}: {
  action: string;
  submit: (values: Record<string, string>) => Promise<Outcome>;
  children: ReactNode;
}) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = Object.fromEntries(
      [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]),
    );
    setBusy(true);
    void submit(values)
      .then(setOutcome)
      .finally(() => setBusy(false));
  };
  return (
    <form className="account-form" onSubmit={send}>
      <SignInTrouble outcome={outcome} />
      {children}
      <button className="btn btn--primary" type="submit" disabled={busy}>
        {action}
      </button>
    </form>
  );
}
