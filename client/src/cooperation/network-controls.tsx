import { useQuery } from 'urql';
import { graphql } from '../gql';
import { plain } from '../stakeholders/stakeholder-line';
import { useReading } from '../ui/locale';
import { Segments } from '../ui/segments';
import { linkTypes } from './link-types';
import { type Someone, StakeholderPicker } from './stakeholder-picker';

const choicesQuery = graphql(`
  query NetworkChoices { corridors { from { code name { text } } to { code name { text } } } sectors(level: 2) { id label { text } } }
`);

/** What colours may tell. */
export const colourings = ['country', 'sector', 'community'] as const;
type Colouring = (typeof colourings)[number];

/** What of the network is drawn, and how: every choice is kept in the address. */
export function NetworkControls({
  view,
  by,
  focus,
  focused,
  depth,
  years,
  until,
  onSlide,
  chosen,
  set,
}: {
  view: 'graph' | 'map' | 'table';
  by: Colouring;
  focus: string | null;
  focused: Someone | undefined;
  depth: number;
  years: { first: number; last: number } | null;
  until: number | null;
  /** The year that the slider stands at. */
  onSlide: (year: number) => void;
  chosen: { country: string | null; sector: string | null; type: string | null };
  set: (changes: Record<string, string | null>) => void;
}) {
  const { t, locale } = useReading();
  const [{ data }] = useQuery({ query: choicesQuery });
  const named = new Map(
    (data?.corridors ?? []).flatMap(({ from, to }) => [from, to]).map((each) => [each.code, each.name.text]),
  );
  const countries = [...named].sort(([, a], [, b]) => a.localeCompare(b, locale));
  return (
    <>
      {years && until !== null && (
        <div className="field">
          <label htmlFor="until">{t('network.until', { year: String(until) })}</label>
          <input
            id="until"
            type="range"
            dir="ltr"
            min={years.first}
            max={years.last}
            value={until}
            onChange={(event) => onSlide(Number(event.target.value))}
          />
        </div>
      )}
      {view === 'graph' && (
        <fieldset className="facets">
          <legend className="label">{t('network.by')}</legend>
          <Segments
            name="by"
            of={colourings}
            chosen={by}
            words={(each) => t(`network.by.${each}`)}
            choose={(each) => set({ by: each === 'country' ? null : each })}
          />
        </fieldset>
      )}
      {view !== 'map' && (
        <>
          <label className="field">
            <span>{t('network.country')}</span>
            <select value={chosen.country ?? ''} onChange={(event) => set({ country: event.target.value })}>
              <option value="">{t('network.anyCountry')}</option>
              {countries.map(([code, name]) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>{t('network.sector')}</span>
            <select value={chosen.sector ?? ''} onChange={(event) => set({ sector: event.target.value })}>
              <option value="">{t('network.anySector')}</option>
              {data?.sectors.map((sector) => (
                <option key={sector.id} value={sector.id}>
                  {sector.label.text}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>{t('network.kind')}</span>
            <select value={chosen.type ?? ''} onChange={(event) => set({ type: event.target.value })}>
              <option value="">{t('network.anyKind')}</option>
              {linkTypes.map((type) => (
                <option key={type} value={type}>
                  {t(`link.${plain(type)}`)}
                </option>
              ))}
            </select>
          </label>
          <StakeholderPicker
            label={t('network.focusOn')}
            chosen={focused ?? null}
            onChoose={(someone) => set({ focus: someone?.slug ?? null, depth: null })}
          />
          {focus && (
            <fieldset className="facets">
              <legend className="label">{t('network.depth')}</legend>
              <Segments
                name="depth"
                of={[1, 2, 3]}
                chosen={depth}
                words={(each) => t('network.steps', { count: each })}
                choose={(each) => set({ depth: each === 1 ? null : String(each) })}
              />
            </fieldset>
          )}
        </>
      )}
    </>
  );
}
