import { plain, StakeholderName, WomenLed } from '../stakeholders/stakeholder-line';
import { useReading } from '../ui/locale';
import { Scrolled } from '../ui/scrolled';
import { Reasons } from './search-card';
import type { SearchHit } from './search-query';

/** The same hits as rows, to compare them side by side. */
export function SearchTable({ hits }: { hits: readonly SearchHit[] }) {
  const { t, languages } = useReading();
  return (
    <Scrolled label={t('search.view.table')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('search.column.name')}</th>
            <th scope="col">{t('facet.kind')}</th>
            <th scope="col">{t('search.column.place')}</th>
            <th scope="col">{t('search.column.sectors')}</th>
            <th scope="col">{t('facet.womenLed')}</th>
            <th scope="col">{t('facet.language')}</th>
            <th scope="col">{t('search.why')}</th>
          </tr>
        </thead>
        <tbody>
          {hits.map(({ stakeholder, reasons }) => (
            <tr key={stakeholder.id}>
              <th scope="row">
                <StakeholderName of={stakeholder} />
              </th>
              <td>{t(`kind.${plain(stakeholder.kind)}`)}</td>
              <td>{[stakeholder.place?.name.text, stakeholder.country.name.text].filter(Boolean).join(', ')}</td>
              <td>{stakeholder.sectors.map((sector) => sector.label.text).join(' · ')}</td>
              <td>
                <WomenLed claims={stakeholder.womenLed} />
              </td>
              <td>{languages(stakeholder.languages)}</td>
              <td>{reasons.length > 0 && <Reasons of={reasons} most={2} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
