import { useState } from 'react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { useKept } from '../app/kept';
import { refusedField } from '../app/refused-field';
import type { ConceptKind } from '../gql/graphql';
import { useMe } from '../identity/me';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { useTrouble } from '../ui/trouble';
import { Trouble } from '../ui/trouble-notice';
import { WordsField } from '../ui/words-field';
import { type ChosenConcept, ConceptPicker } from './concept-picker';
import { mostLetters } from './missing-word';
import { CountryField, KindField, LanguageField } from './term-fields';
import { likelyLanguage, proposeMutation, termChoicesQuery } from './term-query';

interface Draft {
  term: string;
  /** Empty until it is chosen: then it follows the letters of the word. */
  lang: string;
  country: string;
  kind: ConceptKind | '';
  meaning: string;
  near: ChosenConcept | null;
}

const empty: Draft = { term: '', lang: '', country: '', kind: '', meaning: '', near: null };

/** Proposes a word that the thesaurus misses. */
export function NewTermPage() {
  const { t } = useReading();
  const me = useMe();
  const { pathname, search } = useLocation();
  const [parameters] = useSearchParams();
  const term = parameters.get('term') ?? '';
  return (
    <Page title={t('terms.propose')} crumbs={[{ to: '/terms', label: t('terms.mine') }]} invented={false}>
      <p className="lead-in soft">{t('terms.how')}</p>
      {me === null && (
        <p className="notice">
          <Link to={`/sign-in?to=${encodeURIComponent(pathname + search)}`}>{t('terms.signIn')}</Link>
        </p>
      )}
      {me && <TermForm key={term} term={term} />}
    </Page>
  );
}

/** The word and, as far as one likes, what it means; what was written before about another word is not for this one. */
function TermForm({ term }: { term: string }) {
  const { t, locale } = useReading();
  const wordsOf = useTrouble();
  const navigate = useNavigate();
  const { draft, set, forget } = useKept<Draft>(`wasl.term.${term}`, { ...empty, term });
  const [{ data }] = useQuery({ query: termChoicesQuery });
  const [{ fetching, error }, propose] = useMutation(proposeMutation);
  const [sent, setSent] = useState(false);
  const lang = draft.lang || likelyLanguage(draft.term, locale);
  const refused = refusedField(error);
  const send = async () => {
    const { meaning, country, kind, near } = draft;
    const input = { term: draft.term, lang, meaning, country: country || null, kind: kind || null };
    const answer = await propose({ input: { ...input, near: near?.id ?? null } });
    if (!answer.data) return;
    setSent(true);
    forget();
    await navigate(`/terms?proposed=${encodeURIComponent(draft.term.trim())}`);
  };
  return (
    <form
      className="form term-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label className={refused === 'term' ? 'field field--error' : 'field'}>
        <span>{t('terms.term')}</span>
        <input
          required
          dir="auto"
          lang={lang}
          maxLength={mostLetters}
          value={draft.term}
          aria-describedby={refused === 'term' ? 'term-refused' : undefined}
          onChange={(event) => set({ term: event.target.value })}
        />
        {refused === 'term' && error && (
          <small role="alert" id="term-refused">
            {wordsOf(error)}
          </small>
        )}
      </label>
      <div className="form__pair">
        <LanguageField value={lang} change={(next) => set({ lang: next })} />
        <CountryField of={data?.countries ?? []} value={draft.country} change={(country) => set({ country })} />
      </div>
      <KindField unsure value={draft.kind} change={(kind) => set({ kind })} />
      <WordsField
        label={t('terms.meaning')}
        hint={t('terms.meaningHint')}
        value={draft.meaning}
        most={500}
        change={(meaning) => set({ meaning })}
      />
      <div className="field">
        <ConceptPicker label={t('terms.near')} chosen={draft.near} change={(near) => set({ near })} />
        <small>{t('terms.nearHint')}</small>
      </div>
      {refused !== 'term' && <Trouble error={error} />}
      <p className="row">
        <button type="submit" className="btn btn--primary" disabled={fetching || sent}>
          {t('terms.send')}
        </button>
        <span className="small soft">{t('terms.keptHere')}</span>
      </p>
    </form>
  );
}
