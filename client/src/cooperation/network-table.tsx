import { useState } from 'react';
import { plain, StakeholderName } from '../stakeholders/stakeholder-line';
import { useReading } from '../ui/locale';
import { Scrolled } from '../ui/scrolled';

/** A link with both its sides, as a row says it. */
export interface LinkRow {
  id: string;
  type: string;
  since: string;
  from: { slug: string; name: string; nameLang: string; demonstration: boolean; country: { name: { text: string } } };
  to: LinkRow['from'];
}

const step = 50;

/** The links drawn, in words, latest first: for keyboards, screen readers and spreadsheets. */
export function NetworkTable({ rows }: { rows: readonly LinkRow[] }) {
  const { t, date } = useReading();
  const [most, setMost] = useState(step);
  const latest = [...rows].sort((a, b) => b.since.localeCompare(a.since) || a.id.localeCompare(b.id));
  const cell = (side: LinkRow['from']) => (
    <td>
      <StakeholderName of={side} />
      <br />
      <span className="tiny muted">{side.country.name.text}</span>
    </td>
  );
  return (
    <>
      <Scrolled label={t('network.table')}>
        <table className="table">
          <caption className="small soft">{t('network.rows', { count: rows.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('network.from')}</th>
              <th scope="col">{t('network.kind')}</th>
              <th scope="col">{t('network.to')}</th>
              <th scope="col">{t('network.since')}</th>
            </tr>
          </thead>
          <tbody>
            {latest.slice(0, most).map((row) => (
              <tr key={row.id}>
                {cell(row.from)}
                <td>{t(`link.${plain(row.type)}`)}</td>
                {cell(row.to)}
                <td>{date(row.since)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      <p className="row tools-row">
        {most < rows.length && (
          <button className="btn" type="button" onClick={() => setMost(most + step)}>
            {t('search.more')}
          </button>
        )}
        {rows.length > 0 && (
          <a className="small" download="wasl-links.csv" href={csvOf(latest)}>
            CSV
          </a>
        )}
      </p>
    </>
  );
}

/** The rows as a CSV file in an address; a leading formula sign is defused for spreadsheets. */
function csvOf(rows: readonly LinkRow[]): string {
  const quoted = (value: string) => `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
  const lines = rows.map((row) =>
    [row.from.name, row.from.country.name.text, plain(row.type), row.to.name, row.to.country.name.text, row.since]
      .map(quoted)
      .join(','),
  );
  const head = 'from,from country,kind,to,to country,since';
  return `data:text/csv;charset=utf-8,${encodeURIComponent([`\uFEFF${head}`, ...lines].join('\r\n'))}`;
}
