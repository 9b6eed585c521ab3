import type { ReactNode } from 'react';
import { type AnyVariables, type DocumentInput, useMutation } from 'urql';
import { useKept } from '../app/kept';

/** One of the decisions on a word: its draft, kept on the device until it is sent, and how it is sent. */
export function useDecision<Draft extends object, Data, Variables extends AnyVariables>(
  mutation: DocumentInput<Data, Variables>,
  name: string,
  initial: Draft,
  changed: () => void,
) {
  const [{ fetching, error }, run] = useMutation(mutation);
  const { draft, set, forget } = useKept<Draft>(name, initial);
  const decide = async (variables: Variables) => {
    const answer = await run(variables);
    // Where somebody else was quicker the list is read anew.
    const isDecided = answer.error?.graphQLErrors.some(({ extensions }) => extensions.code === 'CHANGED_MEANWHILE');
    if (answer.data) forget();
    if (answer.data || isDecided) changed();
  };
  return { draft, set, decide, fetching, error };
}

/** The form of a decision. */
export function DecisionForm({ send, children }: { send: () => void; children: ReactNode }) {
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {children}
    </form>
  );
}
