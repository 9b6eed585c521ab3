import { useQuery } from 'urql';
import { refusedField } from '../app/refused-field';
import type { ConceptKind } from '../gql/graphql';
import { ConceptField } from '../stakeholders/concept-field';
import { ChipChoice } from '../ui/chip-choice';
import { locales, useReading } from '../ui/locale';
import { useTrouble } from '../ui/trouble';
import { Trouble } from '../ui/trouble-notice';
import { mostLetters } from './missing-word';
import type { DeskTerm } from './term-card';
import { KindField } from './term-fields';
import { approveMutation, termChoicesQuery } from './term-query';
import { DecisionForm, useDecision } from './use-decision';

interface Draft {
  kind: ConceptKind | '';
  labels: Record<string, string>;
  broader: { id: string; label: string }[];
  sectors: string[];
}

/** Approves a word as a concept of its own: its name in the three languages, its kind, and what it belongs under. */
export function ApproveAsConcept({ of, changed }: { of: DeskTerm; changed: () => void }) {
  const { t, languages } = useReading();
  const wordsOf = useTrouble();
  const [{ data }] = useQuery({ query: termChoicesQuery });
  const initial: Draft = {
    kind: of.kind ?? '',
    labels: { [of.term.lang]: of.term.text },
    broader: of.near ? [{ id: of.near.id, label: of.near.label.text }] : [],
    sectors: [],
  };
  const name = `wasl.term.${of.id}.concept`;
  const { draft, set, decide, fetching, error } = useDecision(approveMutation, name, initial, changed);
  const refused = refusedField(error);
  const send = () => {
    if (!draft.kind) return;
    const labels = Object.entries(draft.labels)
      .filter(([, text]) => text.trim() !== '')
      .map(([lang, text]) => ({ lang, text }));
    const broader = draft.broader.map((each) => each.id);
    const newConcept = { kind: draft.kind, labels, broader, sectors: draft.sectors };
    void decide({ id: of.id, version: of.version, newConcept });
  };
  return (
    <DecisionForm send={send}>
      <fieldset className={refused === 'labels' ? 'form__group field--error' : 'form__group'}>
        <legend className="label">{t('terms.names')}</legend>
        {[...new Set([...locales, of.term.lang])].map((lang) => (
          <label key={lang} className="field">
            <span>{languages([lang])}</span>
            <input
              required
              dir="auto"
              lang={lang}
              maxLength={mostLetters}
              value={draft.labels[lang] ?? ''}
              onChange={(event) => set({ labels: { ...draft.labels, [lang]: event.target.value } })}
            />
          </label>
        ))}
        {refused === 'labels' && error && <small role="alert">{wordsOf(error)}</small>}
      </fieldset>
      <KindField value={draft.kind} change={(kind) => set({ kind })} />
      <fieldset className="form__group">
        <legend className="label">{t('terms.broader')}</legend>
        <p className="small soft">{t('terms.broaderHint')}</p>
        <ConceptField
          label={t('terms.addBroader')}
          chosen={draft.broader}
          text=""
          mayPropose={false}
          change={(broader) => set({ broader })}
        />
      </fieldset>
      <fieldset className="form__group">
        <legend className="label">{t('terms.sectors')}</legend>
        <ChipChoice
          label={t('profile.addSector')}
          of={(data?.sectors ?? []).map((each) => ({ id: each.id, label: each.label.text }))}
          chosen={draft.sectors}
          change={(sectors) => set({ sectors })}
        />
      </fieldset>
      {refused !== 'labels' && <Trouble error={error} />}
      <p>
        <button type="submit" className="btn btn--primary" disabled={fetching || draft.broader.length === 0}>
          {t('terms.approveNew')}
        </button>
      </p>
    </DecisionForm>
  );
}
