import { Fragment, useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '../gql';
import type { ReportCardFragment, ReportOutcome } from '../gql/graphql';
import { plain, StakeholderName } from '../stakeholders/stakeholder-line';
import { useReading } from '../ui/locale';
import { Segments } from '../ui/segments';
import { useTrouble } from '../ui/trouble';

graphql(`
  fragment ReportCard on Report {
    id noun reason words createdAt about parties reported outcome outcomeWords handler handledAt liftedAt yours
    profile { id slug name nameLang demonstration }
  }
`);
const decideMutation = graphql(`
  mutation DecideReport($id: ID!, $outcome: ReportOutcome!, $words: String!) {
    handleReport(id: $id, outcome: $outcome, words: $words) { ...ReportCard }
  }
`);
const liftMutation = graphql(`mutation LiftPause($id: ID!) { liftPause(id: $id) { ...ReportCard } }`);

/** One report: what, of whom, in which words; the decision with words for the reporter, or what was decided by whom. */
export function ReportCard({ of, changed }: { of: ReportCardFragment; changed: () => void }) {
  const { t, date } = useReading();
  const wordsOf = useTrouble();
  const [{ fetching, error }, lift] = useMutation(liftMutation);
  return (
    <article className="report" aria-labelledby={`report-${of.id}`}>
      <h2 className="h-3" id={`report-${of.id}`}>
        {t(`report.reason.${plain(of.reason)}`)} · {t(`reports.noun.${plain(of.noun)}`)}
      </h2>
      <dl className="facts">
        {(of.profile || of.about) && (
          <div>
            <dt>{t('reports.about')}</dt>
            <dd>{of.profile ? <StakeholderName of={of.profile} /> : <bdi>{of.about}</bdi>}</dd>
          </div>
        )}
        {of.noun !== 'STAKEHOLDER' && (
          <div>
            <dt>{t('reports.parties')}</dt>
            <dd>
              {of.parties.map((each, index) => (
                <Fragment key={each}>
                  {index > 0 && t('list.comma')}
                  <bdi>{each}</bdi>
                </Fragment>
              ))}
            </dd>
          </div>
        )}
        {of.reported && (
          <div>
            <dt>{t('reports.reported')}</dt>
            <dd>
              <bdi>{of.reported}</bdi>
            </dd>
          </div>
        )}
        {of.words && (
          <div>
            <dt>{t('reports.words')}</dt>
            <dd>
              <bdi>{of.words}</bdi>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('reports.filed')}</dt>
          <dd>
            <time dateTime={of.createdAt}>{date(of.createdAt)}</time>
          </dd>
        </div>
        {of.outcome && of.handledAt && (
          <div>
            <dt>{t('reports.decision')}</dt>
            <dd>
              <span className="status">{t(`reports.outcome.${plain(of.outcome)}`)}</span> <bdi>{of.handler}</bdi> ·{' '}
              <time dateTime={of.handledAt}>{date(of.handledAt)}</time>
              <p>
                <bdi>{of.outcomeWords}</bdi>
              </p>
              {of.liftedAt && <p>{t('reports.lifted', { date: date(of.liftedAt) })}</p>}
            </dd>
          </div>
        )}
      </dl>
      {of.yours && <Decision of={of} changed={changed} />}
      {of.outcome === 'PAUSED' && !of.liftedAt && (
        <p>
          <button
            className="btn btn--small"
            type="button"
            disabled={fetching}
            onClick={() => void lift({ id: of.id }).then(changed)}
          >
            {t('reports.lift')}
          </button>
        </p>
      )}
      {error && <p role="alert">{wordsOf(error)}</p>}
    </article>
  );
}

function Decision({ of, changed }: { of: ReportCardFragment; changed: () => void }) {
  const { t } = useReading();
  const wordsOf = useTrouble();
  const [outcome, setOutcome] = useState<ReportOutcome>('NO_ACTION');
  const [words, setWords] = useState('');
  const [{ fetching, error }, decide] = useMutation(decideMutation);
  const outcomes: ReportOutcome[] = of.profile ? ['NO_ACTION', 'ACTED_ON', 'PAUSED'] : ['NO_ACTION', 'ACTED_ON'];
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void decide({ id: of.id, outcome, words }).then(({ data }) => data && changed());
      }}
    >
      <fieldset className="form__group">
        <legend className="label">{t('reports.decide')}</legend>
        <Segments
          name={`outcome-${of.id}`}
          of={outcomes}
          chosen={outcome}
          words={(each) => t(`reports.outcome.${plain(each)}`)}
          choose={setOutcome}
        />
      </fieldset>
      <label className={error ? 'field field--error' : 'field'}>
        <span>{t('reports.tell')}</span>
        <textarea
          required
          dir="auto"
          rows={3}
          maxLength={2000}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        {error && <small role="alert">{wordsOf(error)}</small>}
      </label>
      <p>
        <button className="btn btn--primary" type="submit" disabled={fetching}>
          {t('reports.send')}
        </button>
      </p>
    </form>
  );
}
