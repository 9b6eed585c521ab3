/** One of a few, side by side: radio buttons that look like one control; a `legend` names them where nothing around does. */
export function Segments<Choice extends string | number>({
  name,
  of,
  chosen,
  words,
  choose,
  legend,
  bare = false,
}: {
  name: string;
  of: readonly Choice[];
  chosen: Choice | null;
  words: (choice: Choice) => string;
  choose: (choice: Choice) => void;
  legend?: string;
  bare?: boolean;
}) {
  const className = bare ? 'seg seg--bare' : 'seg';
  const choices = of.map((each) => (
    <label key={each}>
      <input type="radio" name={name} checked={chosen === each} onChange={() => choose(each)} />
      <span>{words(each)}</span>
    </label>
  ));
  if (!legend) return <div className={className}>{choices}</div>;
  return (
    <fieldset className={className}>
      <legend className="sr">{legend}</legend>
      {choices}
    </fieldset>
  );
}
