import { useState } from 'react';
import { type CombinedError, useMutation } from 'urql';
import type { IntroductionPartsFragment } from '../gql/graphql';
import { useReading } from '../ui/locale';
import { Trouble } from '../ui/trouble-notice';
import { WordsField } from '../ui/words-field';
import { DeclineForm } from './decline-form';
import {
  answerMutation,
  editMutation,
  forwardMutation,
  metMutation,
  noteMutation,
  returnMutation,
  withdrawMutation,
} from './introduction-query';
import { ActivityForm, OutcomeForm } from './outcome-form';

/** How an act of a reader ended. */
export type Done = { error?: CombinedError | undefined };

/** What the reader may do now, the first of them first; a refusal is said in words, and nothing else changes. */
export function IntroductionActions({ of, renew }: { of: IntroductionPartsFragment; renew: () => void }) {
  const { t, locale } = useReading();
  const { id, version } = of;
  const may = (what: (typeof of.mayDo)[number]) => of.mayDo.includes(what);
  const [words, setWords] = useState('');
  const [edited, setEdited] = useState(of.reason.text);
  const [error, setError] = useState<CombinedError>();
  const [, forward] = useMutation(forwardMutation);
  const [, sendBack] = useMutation(returnMutation);
  const [, edit] = useMutation(editMutation);
  const [, note] = useMutation(noteMutation);
  const [, answer] = useMutation(answerMutation);
  const [, withdraw] = useMutation(withdrawMutation);
  const [, met] = useMutation(metMutation);
  const run = async (done: Promise<Done>) => {
    const { error: trouble } = await done;
    setError(trouble);
    if (!trouble) setWords('');
    renew();
  };
  const button = (name: string, act: () => Promise<Done>, primary = false) => (
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
      {may('RECORD_NO_AGREEMENT') && <OutcomeForm of={of} run={(done) => void run(done)} />}
      {may('RECORD_NO_LONGER') && <ActivityForm of={of} run={(done) => void run(done)} />}
      {may('WITHDRAW') && <p>{button('withdraw', () => withdraw({ id, version }))}</p>}
    </div>
  );
}
