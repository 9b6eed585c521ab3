import { type ReactNode, useState } from 'react';
import { Check } from './check';
import { useReading } from './locale';

const few = 6;

/** A value of a facet as it is shown. */
export interface FacetValue {
  id: string;
  label: string;
  count: number;
}

/** One facet: the first few values with their counts, the chosen ones always, the rest on demand. */
export function FacetList({
  legend,
  values,
  chosen,
  toggle,
  note,
}: {
  legend: string;
  values: readonly FacetValue[];
  chosen: readonly string[];
  toggle: (id: string) => void;
  note?: ReactNode;
}) {
  const { t, number } = useReading();
  const [all, setAll] = useState(false);
  const shown = all ? values : values.filter((value, index) => index < few || chosen.includes(value.id));
  return (
    <fieldset>
      <legend>{legend}</legend>
      {shown.map((value) => (
        <Check key={value.id} checked={chosen.includes(value.id)} onChange={() => toggle(value.id)}>
          <span>{value.label}</span>
          <span className="n">{number(value.count)}</span>
        </Check>
      ))}
      {values.length > few && (
        <button type="button" className="link small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('facet.less') : t('facet.more', { count: values.length - shown.length })}
        </button>
      )}
      {note}
    </fieldset>
  );
}
