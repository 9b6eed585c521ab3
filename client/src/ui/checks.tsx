import { Check } from './check';

/** Several of a few, each with a box of its own. */
export function Checks<Id extends string>({
  of,
  chosen,
  words,
  change,
}: {
  of: readonly Id[];
  chosen: readonly Id[];
  words: (id: Id) => string;
  change: (chosen: Id[]) => void;
}) {
  return (
    <div className="form__checks">
      {of.map((each) => (
        <Check
          key={each}
          checked={chosen.includes(each)}
          onChange={() => change(chosen.includes(each) ? chosen.filter((id) => id !== each) : [...chosen, each])}
        >
          {words(each)}
        </Check>
      ))}
    </div>
  );
}
