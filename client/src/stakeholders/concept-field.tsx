import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { MissingWord } from '../terms/missing-word';
import { Combobox } from '../ui/combobox';
import { Icon } from '../ui/icon';
import { useReading } from '../ui/locale';
import { useSettled } from '../ui/settled';
import { useConcepts } from './use-concepts';

interface Chosen {
  id: string;
  label: string;
}

const spottedQuery = graphql(`
  query ConceptsInText($text: String!) { search(query: $text, first: 1) { understood { noun id label { text } } } }
`);

/** As much of a text as a search reads. */
const most = 480;

/** Concepts of a profile or an offering: chosen by typing, or taken from those recognised in what was written. */
export function ConceptField({
  label,
  chosen,
  text,
  mayPropose = true,
  change,
}: {
  label: string;
  chosen: readonly Chosen[];
  /** What was written beside, to recognise concepts in. */
  text: string;
  /** Whether a word that is not there can be proposed from here. */
  mayPropose?: boolean;
  change: (next: Chosen[]) => void;
}) {
  const { t, locale } = useReading();
  const [typed, setTyped] = useState('');
  const { words, found: all, fetching } = useConcepts(typed);
  const written = useSettled(text.slice(0, most), 600);
  const [{ data: read }] = useQuery({ query: spottedQuery, variables: { text: written }, pause: written.length < 3 });
  const known = new Set(chosen.map((each) => each.id));
  const found = all.filter((each) => !known.has(each.id));
  const spotted = (written.length < 3 ? [] : (read?.search.understood ?? [])).filter(
    (each) => each.noun === 'concept' && !known.has(each.id),
  );
  const add = (each: Chosen) => change([...chosen, each]);
  return (
    <div className="stack">
      <Combobox
        label={label}
        chosen={null}
        none={mayPropose ? null : t('terms.noneFound')}
        loading={fetching}
        choices={found.map((each) => ({ id: each.id, label: each.label.text, lang: each.label.lang }))}
        onType={setTyped}
        onChoose={(choice) => choice && add({ id: choice.id, label: choice.label })}
      />
      {mayPropose && words.length >= 2 && !fetching && (
        <div aria-live="polite">
          <MissingWord term={words} aside />
        </div>
      )}
      <div className="row">
        {chosen.map((each) => (
          <span key={each.id} className="chip chip--concept">
            <Icon name="concept" />
            {each.label}
            <button
              type="button"
              aria-label={t('search.remove', { what: each.label })}
              onClick={() => change(chosen.filter((other) => other.id !== each.id))}
            >
              <Icon name="close" />
            </button>
          </span>
        ))}
      </div>
      {spotted.length > 0 && (
        <p className="row small" lang={locale}>
          <span className="soft">{t('profile.spotted')}</span>
          {spotted.slice(0, 8).map((each) => (
            <button
              key={each.id}
              type="button"
              className="link"
              onClick={() => add({ id: each.id, label: each.label.text })}
            >
              + {each.label.text}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}
