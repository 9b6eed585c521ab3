import type { ReasonPartsFragment } from '../gql/graphql';
import { AskForIntroduction } from '../introductions/ask-for-introduction';
import { useReading } from '../ui/locale';
import { openingFrom } from './opening';

/** Asks to meet whom one was recommended, beginning with the reason and about the offer or need that it names. */
export function AskForMatch({
  to,
  reasons,
  first,
}: {
  to: { id: string; name: string };
  reasons: readonly ReasonPartsFragment[];
  first: boolean;
}) {
  const { t } = useReading();
  const { words, offerings } = openingFrom(t, reasons);
  return (
    <AskForIntroduction
      to={to}
      look={first ? 'primary' : 'plain'}
      opening={words}
      offerings={offerings}
      answers={offerings[0]?.id ?? ''}
    />
  );
}
