import type { CombinedError } from 'urql';
import { useTrouble } from './trouble';

/** Why something was not done, in the reader's language. Nothing where all went well. */
export function Trouble({ error }: { error: CombinedError | undefined }) {
  const wordsOf = useTrouble();
  return error ? (
    <p className="notice" role="alert">
      {wordsOf(error)}
    </p>
  ) : null;
}
