import { useState } from 'react';
import { useClient } from 'urql';
import { useReading } from '../ui/locale';
import type { searchFrom } from './search-parameters';
import { type SearchHit, searchQuery } from './search-query';

/** As many rows as an export gathers: pages of 50, each within the API's limits. */
const most = 1000;

/** Keeps spreadsheets from running a cell as a formula. */
function cell(value: string): string {
  return `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
}

function rowOf({ stakeholder, reasons }: SearchHit) {
  return {
    name: stakeholder.name,
    kind: stakeholder.kind,
    country: stakeholder.country.name.text,
    place: stakeholder.place?.name.text ?? '',
    sectors: stakeholder.sectors.map((each) => each.label.text).join(' | '),
    languages: stakeholder.languages.join(' | '),
    womenLed: stakeholder.womenLed.map((each) => `${each.form} (${each.evidence})`).join(' | '),
    why: reasons.map((each) => [each.label?.text, each.words].filter(Boolean).join(': ')).join(' | '),
    demonstration: stakeholder.demonstration ? 'yes' : 'no',
    address: new URL(`/s/${stakeholder.slug}`, window.location.href).href,
  };
}

function save(name: string, type: string, content: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Saves the whole answer, not this page alone, as CSV or JSON, and says how much it was. */
export function SearchExport({ search }: { search: ReturnType<typeof searchFrom> }) {
  const { t } = useReading();
  const client = useClient();
  const [told, setTold] = useState('');
  const gather = async (): Promise<{ rows: ReturnType<typeof rowOf>[]; cut: boolean } | null> => {
    const rows: ReturnType<typeof rowOf>[] = [];
    let after: string | null = null;
    while (rows.length < most) {
      const { data } = await client.query(searchQuery, { ...search, first: 50, after }).toPromise();
      if (!data) return null;
      rows.push(...data.search.hits.map(rowOf));
      if (!data.search.pageInfo.hasNextPage) return { rows, cut: false };
      after = data.search.pageInfo.endCursor ?? null;
    }
    return { rows, cut: true };
  };
  const run = async (format: 'csv' | 'json') => {
    setTold(t('search.exporting'));
    const found = await gather();
    if (!found) return setTold(t('search.exportFailed'));
    const { rows, cut } = found;
    if (format === 'json') save('wasl-search.json', 'application/json', JSON.stringify(rows, null, 2));
    else {
      const head = Object.keys(rows[0] ?? {}).join(',');
      const lines = rows.map((row) => Object.values(row).map(cell).join(','));
      save('wasl-search.csv', 'text/csv;charset=utf-8', `\uFEFF${[head, ...lines].join('\r\n')}`);
    }
    setTold(t('search.exportTold', { count: rows.length, cut: cut ? 'yes' : 'no' }));
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
