/** Keeps spreadsheets from running a cell as a formula. */
function cell(value: string): string {
  return `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
}

/** Saves rows, all with the same columns, as a file: CSV with a byte order mark, which Excel needs for Arabic, or JSON. */
export function saveRows(name: string, format: 'csv' | 'json', rows: readonly Record<string, string>[]): void {
  const lines = rows.map((row) => Object.values(row).map(cell).join(','));
  const csv = `\uFEFF${[Object.keys(rows[0] ?? {}).join(','), ...lines].join('\r\n')}`;
  const blob =
    format === 'csv'
      ? new Blob([csv], { type: 'text/csv;charset=utf-8' })
      : new Blob([JSON.stringify(rows, null, 2)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${name}.${format}`;
  link.click();
  URL.revokeObjectURL(link.href);
}
