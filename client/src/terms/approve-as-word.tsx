import { useQuery } from 'urql';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Trouble } from '../ui/trouble-notice';
import { type ChosenConcept, ConceptPicker, choiceOf } from './concept-picker';
import { mostLetters } from './missing-word';
import type { DeskTerm } from './term-card';
import { CountryField, LanguageField } from './term-fields';
import { approveMutation, termChoicesQuery } from './term-query';
import { DecisionForm, useDecision } from './use-decision';

interface Draft {
  concept: ChosenConcept | null;
  term: string;
  lang: string;
  country: string;
}

/** Approves a word as another one for a concept: one of those that are like it in one press, or any other by its name. */
export function ApproveAsWord({ of, changed }: { of: DeskTerm; changed: () => void }) {
  const { t } = useReading();
  const [{ data }] = useQuery({ query: termChoicesQuery });
  const initial: Draft = {
    concept: choiceOf(of.near),
    term: of.term.text,
    lang: of.term.lang,
    country: of.country?.code ?? '',
  };
  const name = `wasl.term.${of.id}.word`;
  const { draft, set, decide, fetching, error } = useDecision(approveMutation, name, initial, changed);
  const send = () => {
    if (!draft.concept) return;
    const { term, lang, country } = draft;
    const anotherWord = { concept: draft.concept.id, term, lang, country: country || null };
    void decide({ id: of.id, version: of.version, anotherWord });
  };
  const others = of.similar.filter((each) => each.id !== draft.concept?.id);
  return (
    <DecisionForm send={send}>
      <div className="stack">
        <ConceptPicker label={t('terms.wordFor')} chosen={draft.concept} change={(concept) => set({ concept })} />
        {others.length > 0 && (
          <p className="row small">
            <span className="soft">{t('terms.orOne')}</span>
            {others.map((each) => (
              <button key={each.id} type="button" className="link" onClick={() => set({ concept: choiceOf(each) })}>
                <Local of={each.label} />
              </button>
            ))}
          </p>
        )}
      </div>
      <label className="field">
        <span>{t('terms.spelling')}</span>
        <input
          required
          dir="auto"
          lang={draft.lang}
          maxLength={mostLetters}
          value={draft.term}
          onChange={(event) => set({ term: event.target.value })}
        />
      </label>
      <div className="form__pair">
        <LanguageField value={draft.lang} change={(lang) => set({ lang })} />
        <CountryField of={data?.countries ?? []} value={draft.country} change={(country) => set({ country })} />
      </div>
      <Trouble error={error} />
      <p>
        <button type="submit" className="btn btn--primary" disabled={fetching || !draft.concept}>
          {t('terms.approve')}
        </button>
      </p>
    </DecisionForm>
  );
}
