import { useState } from 'react';
import { type CombinedError, useMutation } from 'urql';
import type { IntroductionPartsFragment, LinkType } from '../gql/graphql';
import { plain } from '../stakeholders/stakeholder-line';
import { useReading } from '../ui/locale';
import { Trouble } from '../ui/trouble-notice';
import { WordsField } from '../ui/words-field';
import { DeclineForm } from './decline-form';
import {
  activityMutation,
  answerMutation,
  editMutation,
  forwardMutation,
  metMutation,
  noteMutation,
  outcomeMutation,
  returnMutation,
  withdrawMutation,
} from './introduction-query';

const linkTypes: LinkType[] = [
  'SUPPLIES',
  'SUBCONTRACTS',
  'CO_PRODUCES',
  'DISTRIBUTES',
  'DESIGNS_FOR',
  'TRAINS',
  'MENTORS',
  'EXHIBITED_WITH',
  'FINANCES',
];

/** What the reader may do now, the first of them first; a refusal is said in words, and nothing else changes. */
export function IntroductionActions({ of, renew }: { of: IntroductionPartsFragment; renew: () => void }) {
  const { t, locale } = useReading();
  const { id, version } = of;
  const may = (what: (typeof of.mayDo)[number]) => of.mayDo.includes(what);
  const [words, setWords] = useState('');
  const [edited, setEdited] = useState(of.reason.text);
  // What a person does for a stakeholder is to mentor it.
  const [type, setType] = useState<LinkType>(of.asksPerson ? 'MENTORS' : 'SUPPLIES');
  const [doneBy, setDoneBy] = useState<'ASKING' | 'ASKED'>(of.asksPerson ? 'ASKED' : 'ASKING');
  const [error, setError] = useState<CombinedError>();
  const [, forward] = useMutation(forwardMutation);
  const [, sendBack] = useMutation(returnMutation);
  const [, edit] = useMutation(editMutation);
  const [, note] = useMutation(noteMutation);
  const [, answer] = useMutation(answerMutation);
  const [, withdraw] = useMutation(withdrawMutation);
  const [, met] = useMutation(metMutation);
  const [, outcome] = useMutation(outcomeMutation);
  const [, activity] = useMutation(activityMutation);
  const run = async (done: Promise<{ error?: CombinedError | undefined }>) => {
    const { error: trouble } = await done;
    setError(trouble);
    if (!trouble) setWords('');
    renew();
  };
  const button = (name: string, act: () => Promise<{ error?: CombinedError | undefined }>, primary = false) => (
    <button className={primary ? 'btn btn--primary' : 'btn'} type="button" onClick={() => void run(act())}>
      {t(`introduction.do.${name}`)}
    </button>
  );
  const textOf = (name: string) => (
    <WordsField label={t(`introduction.words.${name}`)} value={words} change={setWords} />
  );
  return (
    <div className="form">
      <Trouble error={error} />
      {may('FORWARD') && <p>{button('forward', () => forward({ id, version }), true)}</p>}
      {may('CONSENT') && <p>{button('consent', () => answer({ id, version, reply: { consents: true } }), true)}</p>}
      {may('DECLINE') && <DeclineForm decline={(reply) => void run(answer({ id, version, reply }))} />}
      {may('EDIT') && (
        <details>
          <summary>{t('introduction.do.edit')}</summary>
          <WordsField label={t('introduction.reason')} rows={6} most={2000} value={edited} change={setEdited} />
          <p>{button('save', () => edit({ id, version, words: edited, lang: locale }))}</p>
        </details>
      )}
      {may('RETURN') && (
        <details>
          <summary>{t('introduction.do.return')}</summary>
          {textOf('return')}
          <p>{button('returnNow', () => sendBack({ id, version, words }))}</p>
        </details>
      )}
      {may('NOTE') && (
        <div className="form">
          {textOf('note')}
          <p>{button('note', () => note({ id, version, words }), true)}</p>
        </div>
      )}
      {may('RECORD_MEETING') && <p>{button('met', () => met({ id, version }), true)}</p>}
      {may('RECORD_OUTCOME') && (
        <fieldset className="form__group">
          <legend className="label">{t('introduction.outcome')}</legend>
          {of.state === 'MET' && !of.asksPerson && (
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
          <p className="row">
            {of.state === 'MET' && button('agreed', () => outcome({ id, version, agreement: { type, doneBy } }), true)}
            {button('noAgreement', () => outcome({ id, version, agreement: null }))}
          </p>
        </fieldset>
      )}
      {may('RECORD_ACTIVITY') && (
        <p className="row">
          {button('active', () => activity({ id, version, active: true }), true)}
          {button('notActive', () => activity({ id, version, active: false }))}
        </p>
      )}
      {may('WITHDRAW') && <p>{button('withdraw', () => withdraw({ id, version }))}</p>}
    </div>
  );
}
