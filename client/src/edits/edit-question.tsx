import { useState } from 'react';
import type { CombinedError } from 'urql';
import { Name } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Trouble } from '../ui/trouble-notice';
import { WordsField } from '../ui/words-field';
import { EditDifferences } from './edit-differences';
import type { Edit } from './edit-query';

/** What was written for a member, with the two answers where the reader is the one to give them. */
export function EditQuestion({
  edit,
  answering,
  error,
  answer,
}: {
  edit: Edit;
  answering: boolean;
  error: CombinedError | undefined;
  answer: (confirms: boolean, words: string) => void;
}) {
  const { t, date } = useReading();
  const [refusing, setRefusing] = useState(false);
  const [words, setWords] = useState('');
  return (
    <div className="stack">
      <p className="lead-in">
        {t(edit.publishes ? 'edit.asksToPublish' : `edit.asks.${edit.noun.toLowerCase()}`)}{' '}
        <b>
          <Name name={edit.memberName} lang={edit.memberNameLang} />
        </b>
      </p>
      <p className="small soft">
        {t(`edit.state.${edit.state.toLowerCase()}`, { date: date(edit.decidedAt ?? edit.createdAt) })}
      </p>
      {edit.message && (
        <blockquote className="notice">
          <p dir="auto">{edit.message}</p>
        </blockquote>
      )}
      {edit.words && (
        <p>
          {t('edit.saidWith')} <q dir="auto">{edit.words}</q>
        </p>
      )}
      {edit.differences.length > 0 ? (
        <EditDifferences of={edit.differences} />
      ) : (
        <p className="soft">{t('edit.nothingChanges')}</p>
      )}
      {edit.mayAnswer && (
        <>
          <p className="small soft">{t('edit.onlyYou')}</p>
          <Trouble error={error} />
          {!refusing && (
            <p className="row">
              <button className="btn btn--primary" type="button" disabled={answering} onClick={() => answer(true, '')}>
                {t(edit.publishes ? 'edit.confirmPublish' : 'edit.confirm')}
              </button>
              <button className="btn" type="button" onClick={() => setRefusing(true)}>
                {t('edit.refuse')}
              </button>
            </p>
          )}
          {refusing && (
            <form
              className="form"
              onSubmit={(event) => {
                event.preventDefault();
                answer(false, words);
              }}
            >
              <WordsField label={t('edit.refuseWhy')} value={words} change={setWords} />
              <p className="row">
                <button className="btn btn--primary" type="submit" disabled={answering}>
                  {t('edit.refuse')}
                </button>
                <button className="btn btn--quiet" type="button" onClick={() => setRefusing(false)}>
                  {t('offering.cancel')}
                </button>
              </p>
            </form>
          )}
        </>
      )}
    </div>
  );
}
