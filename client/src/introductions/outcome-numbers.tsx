import { useState } from 'react';
import type { OutcomeNumbersInput } from '../gql/graphql';
import { useReading } from '../ui/locale';

export const valueBands = ['none', 'under-1000', '1000-10000', '10000-50000', 'over-50000'] as const;
export const jobCounts = ['jobsKept', 'jobsCreated', 'jobsWomen', 'jobsUnder35'] as const;

/** Whether anything was counted; what is null was not reported, which is not zero. */
export function isCounted(numbers: OutcomeNumbersInput): boolean {
  return [numbers.valueBand, ...jobCounts.map((each) => numbers[each])].some((value) => value != null);
}

/** What an outcome is worth and the jobs it kept or made, each optional, with what was filled in. */
export function useOutcomeNumbers() {
  const [filled, setFilled] = useState<OutcomeNumbersInput>({});
  return { numbers: filled, fields: <NumberFields filled={filled} change={setFilled} /> };
}

function NumberFields({
  filled,
  change,
}: {
  filled: OutcomeNumbersInput;
  change: (next: OutcomeNumbersInput) => void;
}) {
  const { t } = useReading();
  return (
    <details>
      <summary>{t('introduction.numbers')}</summary>
      <div className="form">
        <p className="small soft">{t('introduction.numbersHint')}</p>
        <label className="field">
          <span>{t('introduction.valueBand')}</span>
          <select
            value={filled.valueBand ?? ''}
            onChange={(event) => change({ ...filled, valueBand: event.target.value || null })}
          >
            <option value="">{t('introduction.notReported')}</option>
            {valueBands.map((each) => (
              <option key={each} value={each}>
                {t(`introduction.valueBand.${each}`)}
              </option>
            ))}
          </select>
        </label>
        {jobCounts.map((each) => (
          <label className="field" key={each}>
            <span>{t(`introduction.${each}`)}</span>
            <input
              type="number"
              min={0}
              max={1_000_000}
              value={filled[each] ?? ''}
              onChange={(event) =>
                change({ ...filled, [each]: event.target.value === '' ? null : event.target.valueAsNumber })
              }
            />
          </label>
        ))}
      </div>
    </details>
  );
}
