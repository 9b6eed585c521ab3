import { useState } from 'react';
import { useMutation } from 'urql';
import { linkTypes } from '../cooperation/link-types';
import type { IntroductionPartsFragment, LinkType } from '../gql/graphql';
import { plain } from '../stakeholders/stakeholder-line';
import { useReading } from '../ui/locale';
import type { Done } from './introduction-actions';
import { activityMutation, outcomeMutation } from './introduction-query';
import { useOutcomeNumbers } from './outcome-numbers';

/** What came of the meeting: an agreement and what it is worth, or nothing. */
export function OutcomeForm({ of, run }: { of: IntroductionPartsFragment; run: (done: Promise<Done>) => void }) {
  const { t } = useReading();
  const { id, version } = of;
  // What a person does for a stakeholder is to mentor it.
  const [type, setType] = useState<LinkType>(of.asksPerson ? 'MENTORS' : 'SUPPLIES');
  const [doneBy, setDoneBy] = useState<'ASKING' | 'ASKED'>(of.asksPerson ? 'ASKED' : 'ASKING');
  const { numbers, fields } = useOutcomeNumbers();
  const [, record] = useMutation(outcomeMutation);
  const agrees = of.mayDo.includes('RECORD_AGREEMENT');
  return (
    <fieldset className="form__group">
      <legend className="label">{t('introduction.outcome')}</legend>
      {agrees && !of.asksPerson && (
        <>
          <label className="field">
            <span>{t('introduction.outcomeType')}</span>
            <select value={type} onChange={(event) => setType(event.target.value as LinkType)}>
              {linkTypes.map((each) => (
                <option key={each} value={each}>
                  {t(`link.${plain(each)}`)}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>{t('introduction.outcomeBy')}</span>
            <select value={doneBy} onChange={(event) => setDoneBy(event.target.value as 'ASKING' | 'ASKED')}>
              <option value="ASKING">{of.askingName}</option>
              <option value="ASKED">{of.askedName}</option>
            </select>
          </label>
        </>
      )}
      {agrees && fields}
      <p className="row">
        {agrees && (
          <button
            className="btn btn--primary"
            type="button"
            onClick={() => run(record({ id, version, agreement: { type, doneBy }, numbers }))}
          >
            {t('introduction.do.agreed')}
          </button>
        )}
        <button className="btn" type="button" onClick={() => run(record({ id, version, agreement: null }))}>
          {t('introduction.do.noAgreement')}
        </button>
      </p>
    </fieldset>
  );
}

/** Whether they still work together: that they do is asked once six months are over, that they do not may be said before. */
export function ActivityForm({ of, run }: { of: IntroductionPartsFragment; run: (done: Promise<Done>) => void }) {
  const { t } = useReading();
  const { id, version } = of;
  const due = of.mayDo.includes('RECORD_ACTIVE');
  const { numbers, fields } = useOutcomeNumbers();
  const [, record] = useMutation(activityMutation);
  const say = (active: boolean) => run(record({ id, version, active, numbers }));
  return (
    <div className="form">
      {due && fields}
      <p className="row">
        {due && (
          <button className="btn btn--primary" type="button" onClick={() => say(true)}>
            {t('introduction.do.active')}
          </button>
        )}
        <button className="btn" type="button" onClick={() => say(false)}>
          {t('introduction.do.notActive')}
        </button>
      </p>
    </div>
  );
}
