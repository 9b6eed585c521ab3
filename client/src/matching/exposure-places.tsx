import { useReading } from '../ui/locale';
import { Scrolled } from '../ui/scrolled';
import type { Audit } from './exposure-query';

/** Women-led partners among the first places, one place after another, against a fair draw; in words, as a table. */
export function ExposurePlaces({ places }: { places: Audit['asShown']['places'] }) {
  const { t, number } = useReading();
  return (
    <Scrolled label={t('exposure.byPlace')}>
      <table className="table table--narrow table--figures">
        <thead>
          <tr>
            <th scope="col">{t('exposure.places')}</th>
            <th scope="col" className="num">
              {t('exposure.expected')}
            </th>
            <th scope="col" className="num">
              {t('exposure.found')}
            </th>
            <th scope="col" className="num">
              {t('exposure.failing')}
            </th>
          </tr>
        </thead>
        <tbody>
          {places.map(({ place, shown, expected, failing }) => (
            <tr key={place}>
              <th scope="row">{t('exposure.first', { place })}</th>
              <td className="num">{number(expected, 1)}</td>
              <td className="num">{number(shown, 1)}</td>
              <td className="num">{t('exposure.percent', { share: number(100 * failing) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
