import { plain } from '../stakeholders/stakeholder-line';
import { FacetList } from '../ui/facet-list';
import { useReading } from '../ui/locale';
import { type FacetFilter, type ShownFacet, shownFacets } from './search-parameters';
import type { SearchAnswer } from './search-query';

/** What a value of a facet is called: by the answer's label where it has one, else by our own words. */
export function useFacetLabel() {
  const { t, languages } = useReading();
  return (name: FacetFilter, id: string, label?: { text: string } | null): string => {
    if (label) return label.text;
    if (name === 'language') return languages([id]);
    if (name === 'direction') return t(plain(id) === 'offer' ? 'direction.offers' : 'direction.needs');
    if (name === 'agreement') return t(`agreement.${plain(id)}`);
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
  const { t } = useReading();
  const labelOf = useFacetLabel();
  return shownFacets.map((name) => {
    const values = answer?.facets.find((each) => each.name === name)?.values ?? [];
    return values.length > 0 ? (
      <FacetList
        key={name}
        legend={t(`facet.${name}`)}
        values={values.map(({ id, label, count }) => ({ id, label: labelOf(name, id, label), count }))}
        chosen={chosen(name)}
        toggle={(value) => toggle(name, value)}
        note={name === 'womenLed' && <p className="tiny muted">{t('womenLed.unknown')}</p>}
      />
    ) : null;
  });
}
