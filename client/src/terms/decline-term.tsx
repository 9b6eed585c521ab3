import type { TermDeclineReason } from '../gql/graphql';
import { plain } from '../stakeholders/stakeholder-line';
import { useReading } from '../ui/locale';
import { Trouble } from '../ui/trouble-notice';
import { type ChosenConcept, ConceptPicker, choiceOf } from './concept-picker';
import type { DeskTerm } from './term-card';
import { declineMutation, declineReasons } from './term-query';
import { DecisionForm, useDecision } from './use-decision';

interface Draft {
  reason: TermDeclineReason;
  concept: ChosenConcept | null;
  words: string;
}

/** Says no, with the reason that the proposer reads; the word under which it is there already is named. */
export function DeclineTerm({ of, changed }: { of: DeskTerm; changed: () => void }) {
  const { t } = useReading();
  const initial: Draft = { reason: 'ALREADY_THERE', concept: choiceOf(of.near ?? of.similar[0]), words: '' };
  const name = `wasl.term.${of.id}.decline`;
  const { draft, set, decide, fetching, error } = useDecision(declineMutation, name, initial, changed);
  const names = draft.reason === 'ALREADY_THERE';
  const send = () => {
    const { reason, words } = draft;
    const answer = { reason, words, concept: names ? (draft.concept?.id ?? null) : null };
    void decide({ id: of.id, version: of.version, answer });
  };
  return (
    <DecisionForm send={send}>
      <label className="field">
        <span>{t('terms.reason')}</span>
        <select value={draft.reason} onChange={(event) => set({ reason: event.target.value as TermDeclineReason })}>
          {declineReasons.map((each) => (
            <option key={each} value={each}>
              {t(`terms.reasonChoice.${plain(each)}`)}
            </option>
          ))}
        </select>
      </label>
      {names && (
        <ConceptPicker label={t('terms.thereAs')} chosen={draft.concept} change={(concept) => set({ concept })} />
      )}
      <label className="field">
        <span>{t(draft.reason === 'OTHER' ? 'terms.wordsNeeded' : 'terms.words')}</span>
        <textarea
          dir="auto"
          rows={3}
          maxLength={500}
          required={draft.reason === 'OTHER'}
          value={draft.words}
          onChange={(event) => set({ words: event.target.value })}
        />
      </label>
      <Trouble error={error} />
      <p>
        <button type="submit" className="btn" disabled={fetching || (names && !draft.concept)}>
          {t('terms.decline')}
        </button>
      </p>
    </DecisionForm>
  );
}
