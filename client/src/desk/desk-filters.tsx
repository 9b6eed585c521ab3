import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useReading } from '../ui/locale';
import { useSettled } from '../ui/settled';
import { ClusterChoice, type ClusterName } from './cluster-choice';

/** Days within which the time of an introduction ends, to choose from. */
const days = ['0', '3', '7', '30'] as const;

/** What of the board is shown, as the address has it. */
export function filtersFrom(parameters: URLSearchParams) {
  const due = days.find((each) => each === parameters.get('due'));
  return {
    cluster: parameters.get('of') || null,
    name: parameters.get('name')?.slice(0, 100) || null,
    dueWithin: due === undefined ? null : Number(due),
  };
}

/** Words that a name must hold; it is asked for once the typing rests. */
export function NameFilter({ name, set }: { name: string; set: (value: string) => void }) {
  const { t } = useReading();
  const [typed, setTyped] = useState(name);
  const settled = useSettled(typed, 300);
  useEffect(() => {
    if (settled !== name) set(settled);
    // Only what was typed changes the address here.
  }, [settled]);
  return (
    <label className="small select">
      {t('desk.filter.name')}{' '}
      <input
        type="search"
        dir="auto"
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </label>
  );
}

/** The filters of the board; they stand in the address, so that a view of it can be kept and sent. */
export function DeskFilters({ clusters }: { clusters: readonly ClusterName[] }) {
  const { t } = useReading();
  const [parameters, setParameters] = useSearchParams();
  const { cluster, name, dueWithin } = filtersFrom(parameters);
  const set = (key: string, value: string) =>
    setParameters(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(key, value);
        else next.delete(key);
        return next;
      },
      { replace: true },
    );
  return (
    <search className="row row--wide section" aria-label={t('desk.filters')}>
      <NameFilter name={name ?? ''} set={(value) => set('name', value)} />
      <ClusterChoice clusters={clusters} value={cluster ?? ''} all look="filter" choose={(id) => set('of', id)} />
      <label className="small select">
        {t('desk.filter.due')}{' '}
        <select value={dueWithin ?? ''} onChange={(event) => set('due', event.target.value)}>
          <option value="">{t('desk.filter.anyTime')}</option>
          {days.map((each) => (
            <option key={each} value={each}>
              {t('desk.filter.within', { days: Number(each) })}
            </option>
          ))}
        </select>
      </label>
    </search>
  );
}
