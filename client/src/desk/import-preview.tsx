import { useState } from 'react';
import { Link } from 'react-router';
import { useMutation, useQuery } from 'urql';
import type { RowFate } from '../gql/graphql';
import { plain } from '../stakeholders/stakeholder-line';
import { Name } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { QueryState } from '../ui/query-state';
import { Scrolled } from '../ui/scrolled';
import { Trouble } from '../ui/trouble-notice';
import { type Preview, previewQuery, runMutation } from './import-query';

interface Choice {
  become: RowFate;
  with: string | null;
}

/** A list before it goes in: what each column is, who is refused and why, who is here already. Nothing is written yet. */
export function ImportPreview({ id, again }: { id: string; again: () => void }) {
  const { t } = useReading();
  const [columns, setColumns] = useState<string[] | null>(null);
  const [choices, setChoices] = useState<Record<number, Choice>>({});
  const [{ data, fetching, error }, reload] = useQuery({ query: previewQuery, variables: { id, columns } });
  const [shown, setShown] = useState<Preview>();
  if (data && data.importPreview !== shown) setShown(data.importPreview);
  const [{ data: ran, fetching: running, error: trouble }, run] = useMutation(runMutation);
  if (ran) {
    return (
      <div className="notice" role="status">
        <p>{t('import.done', { ...ran.runImport })}</p>
        <p>
          {t('import.next')}{' '}
          <Link to={`/desk?tab=members&cluster=${shown?.import.cluster ?? ''}`}>{t('import.toMembers')}</Link>
        </p>
        <button type="button" className="btn btn--small" onClick={again}>
          {t('import.another')}
        </button>
      </div>
    );
  }
  if (!shown || (error && !data)) {
    return <QueryState fetching={fetching} error={error} retry={() => reload({ requestPolicy: 'network-only' })} />;
  }
  const fields = columns ?? shown.columns.map((each) => each.field);
  const chosen = shown.doubles.flatMap(({ line }) => (choices[line] ? [{ line, ...choices[line] }] : []));
  const count = shown.ready + chosen.filter((each) => each.become !== 'SKIP').length;
  return (
    <div className="stack">
      <p className="row">
        <b>
          <bdi>{shown.import.fileName}</bdi>
        </b>
        <button type="button" className="link" onClick={again}>
          {t('import.other')}
        </button>
      </p>
      <h3 className="h-3">{t('import.columns')}</h3>
      <p className="small soft">{t('import.columnsHint')}</p>
      <div className="form__pairs">
        {shown.columns.map((column, at) => (
          <label key={`${at} ${column.header}`} className="field">
            <span>
              <bdi>{column.header || t('import.noHeader')}</bdi>
            </span>
            <select
              value={fields[at] ?? ''}
              onChange={(event) => setColumns(fields.map((each, index) => (index === at ? event.target.value : each)))}
            >
              <option value="">{t('import.leaveOut')}</option>
              {shown.fields
                .filter((each) => each === fields[at] || !fields.includes(each))
                .map((each) => (
                  <option key={each} value={each}>
                    {t(`import.field.${each}`)}
                  </option>
                ))}
            </select>
            <small className="soft">
              <bdi>{column.samples.join(' · ')}</bdi>
            </small>
          </label>
        ))}
      </div>
      <p role="status" aria-busy={fetching}>
        {t('import.counts', { ready: shown.ready, refused: shown.refused.length, doubles: shown.doubles.length })}
      </p>
      {shown.first.length > 0 && (
        <p className="small soft">
          {t('import.first')} {shown.first.map((each) => `\u2068${each.name}\u2069`).join(t('list.comma'))}
        </p>
      )}
      {shown.refused.length > 0 && <Refused rows={shown.refused} />}
      {shown.doubles.length > 0 && (
        <Doubles
          rows={shown.doubles}
          choices={choices}
          choose={(line, choice) => setChoices({ ...choices, [line]: choice })}
        />
      )}
      <Trouble error={trouble} />
      <p className="row">
        <button
          type="button"
          className="btn btn--primary"
          disabled={running || fetching || count === 0}
          onClick={() => void run({ id, version: shown.import.version, columns: fields, choices: chosen })}
        >
          {t(running ? 'import.running' : 'import.run', { count })}
        </button>
      </p>
    </div>
  );
}

/** The values of a refusal; kinds are named as pages name them, and what is quoted keeps its own direction. */
function useRefusalValues() {
  const { t, number } = useReading();
  return ({ field, values }: Preview['refused'][number]) => {
    const said = (name: string, value: string) => {
      if (name === 'allowed' && field === 'kind')
        return value
          .split(', ')
          .map((each) => t(`kind.${each}`))
          .join(t('list.comma'));
      return name === 'length' || name === 'most' ? number(Number(value)) : `\u2068${value}\u2069`;
    };
    return Object.fromEntries(values.map(({ name, value }) => [name, said(name, value)]));
  };
}

function Refused({ rows }: { rows: Preview['refused'] }) {
  const { t, number } = useReading();
  const valuesOf = useRefusalValues();
  return (
    <details open>
      <summary>{t('import.refused', { count: rows.length })}</summary>
      <Scrolled label={t('import.refused', { count: rows.length })}>
        <table className="table table--records">
          <thead>
            <tr>
              <th scope="col">{t('import.line')}</th>
              <th scope="col">{t('profile.field.name')}</th>
              <th scope="col">{t('import.column')}</th>
              <th scope="col">{t('import.why')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.line}>
                <th scope="row" data-head={t('import.line')}>
                  {number(row.line)}
                </th>
                <td data-head={t('profile.field.name')}>
                  <bdi>{row.name}</bdi>
                </td>
                <td data-head={t('import.column')}>{row.field && t(`import.field.${row.field}`)}</td>
                <td data-head={t('import.why')}>{row.code && t(`import.refusal.${plain(row.code)}`, valuesOf(row))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </details>
  );
}

function Doubles({
  rows,
  choices,
  choose,
}: {
  rows: Preview['doubles'];
  choices: Record<number, Choice>;
  choose: (line: number, choice: Choice) => void;
}) {
  const { t, number } = useReading();
  return (
    <section aria-labelledby="doubles">
      <h3 className="h-3" id="doubles">
        {t('import.doubles')}
      </h3>
      <p className="small soft">{t('import.doublesHint')}</p>
      <ul className="plain">
        {rows.map((row) => {
          const choice = choices[row.line] ?? { become: 'SKIP' as const, with: null };
          return (
            <li key={row.line} className="row">
              <span>
                {number(row.line)}: <bdi>{row.name}</bdi> ·{' '}
                {row.alike.map((each, index) => (
                  <span key={each.id}>
                    {index > 0 && t('list.comma')}
                    <Link to={`/s/${each.slug}`} target="_blank">
                      <Name name={each.name} lang={each.nameLang} />
                    </Link>
                  </span>
                ))}
              </span>
              <select
                aria-label={t('import.whatBecomes', { name: row.name })}
                value={choice.become === 'MERGE' ? (choice.with ?? '') : choice.become}
                onChange={(event) => {
                  const { value } = event.target;
                  choose(
                    row.line,
                    value === 'SKIP' || value === 'NEW'
                      ? { become: value, with: null }
                      : { become: 'MERGE', with: value },
                  );
                }}
              >
                <option value="SKIP">{t('import.skip')}</option>
                {row.alike
                  .filter((each) => each.mayMerge)
                  .map((each) => (
                    <option key={each.id} value={each.id}>
                      {t('import.merge', { name: each.name })}
                    </option>
                  ))}
                <option value="NEW">{t('import.new')}</option>
              </select>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
