import { useState } from 'react';
import { plain } from '../stakeholders/stakeholder-line';
import { Check } from '../ui/check';
import { useReading } from '../ui/locale';
import { type ShownFacet, shownFacets } from './search-parameters';
import type { SearchAnswer } from './search-query';

const few = 6;

/** What a value of a facet is called: by the answer's label where it has one, else by our own words. */
export function useFacetLabel() {
  const { t, languages } = useReading();
  return (name: ShownFacet, id: string, label?: { text: string } | null): string => {
    if (label) return label.text;
    if (name === 'language') return languages([id]);
    if (name === 'direction') return t(plain(id) === 'offer' ? 'direction.offers' : 'direction.needs');
    if (name === 'kind' || name === 'womenLed' || name === 'evidence' || name === 'offeringKind') {
      return t(`${name}.${plain(id)}`);
    }
    return id;
  };
}

/** The facets with counts; each leaves out its own filter, so that one can add to what is chosen. */
export function SearchFacets({
  answer,
  chosen,
  toggle,
}: {
  answer: SearchAnswer | undefined;
  chosen: (name: ShownFacet) => string[];
  toggle: (name: ShownFacet, value: string) => void;
}) {
  return shownFacets.map((name) => {
    const values = answer?.facets.find((each) => each.name === name)?.values ?? [];
    return values.length > 0 ? (
      <FacetList
        key={name}
        name={name}
        values={values}
        estimated={answer?.estimated ?? false}
        chosen={chosen(name)}
        toggle={(value) => toggle(name, value)}
      />
    ) : null;
  });
}

function FacetList({
  name,
  values,
  estimated,
  chosen,
  toggle,
}: {
  name: ShownFacet;
  values: SearchAnswer['facets'][number]['values'];
  estimated: boolean;
  chosen: string[];
  toggle: (value: string) => void;
}) {
  const { t, number } = useReading();
  const labelOf = useFacetLabel();
  const [all, setAll] = useState(false);
  const shown = all ? values : values.filter((value, index) => index < few || chosen.includes(value.id));
  return (
    <fieldset>
      <legend>{t(`facet.${name}`)}</legend>
      {shown.map((value) => (
        <Check key={value.id} checked={chosen.includes(value.id)} onChange={() => toggle(value.id)}>
          <span>{labelOf(name, value.id, value.label)}</span>
          <span className="n">
            {estimated ? t('facet.about', { count: number(value.count) }) : number(value.count)}
          </span>
        </Check>
      ))}
      {values.length > few && (
        <button type="button" className="link small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('facet.less') : t('facet.more', { count: values.length - shown.length })}
        </button>
      )}
      {name === 'womenLed' && <p className="tiny muted">{t('womenLed.unknown')}</p>}
    </fieldset>
  );
}
