import { useState } from 'react';
import { useReading } from './locale';
import { saveRows } from './save-rows';

/** The rows of a whole list, and whether it had more than could be gathered; null when that failed. */
export type Gather = () => Promise<{ rows: Record<string, string>[]; cut: boolean } | null>;

/** Takes a whole list away as CSV or JSON, not the page alone, and says how much it was. */
export function TakeAway({ name, gather }: { name: string; gather: Gather }) {
  const { t } = useReading();
  const [told, setTold] = useState('');
  const run = async (format: 'csv' | 'json') => {
    setTold(t('search.exporting'));
    const found = await gather();
    if (!found) return setTold(t('search.exportFailed'));
    saveRows(name, format, found.rows);
    setTold(t('search.exportTold', { count: found.rows.length, cut: found.cut ? 'yes' : 'no' }));
  };
  return (
    <p className="row tools-row small">
      <span className="soft">{t('search.export')}</span>
      <button type="button" className="link" onClick={() => void run('csv')}>
        CSV
      </button>
      <button type="button" className="link" onClick={() => void run('json')}>
        JSON
      </button>
      <span role="status" className="muted">
        {told}
      </span>
    </p>
  );
}
