import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { Icon } from '../ui/icon';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { useSettled } from '../ui/settled';
import { useSlashKey } from '../ui/slash-key';
import { forgetSearches, recentSearches, rememberSearch } from './recent-searches';

const suggestQuery = graphql(`
  query Suggest($query: String!) { suggest(query: $query, first: 10) { noun id label { text lang dir } } }
`);

/** Where a suggestion leads: a stakeholder to its page, anything else to a search for it. */
function addressOf(noun: string, id: string, words: string): string {
  return noun === 'stakeholder' ? `/s/${id}` : `/search?q=${encodeURIComponent(words)}`;
}

const groups = ['concept', 'sector', 'place', 'country', 'stakeholder'] as const;

/** The front door: words in any language, with suggestions as one types and what was searched for before. */
export function SearchBox({ large = false }: { large?: boolean }) {
  const { t } = useReading();
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const asked = parameters.get('q') ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const [recent, setRecent] = useState<string[]>([]);
  const words = (typed ?? asked).trim();
  const settled = useSettled(words);
  const [{ data }] = useQuery({
    query: suggestQuery,
    variables: { query: settled.slice(0, 100) },
    pause: !open || settled.length < 2 || typed === null,
  });
  useSlashKey(field);

  const suggestions = typed !== null && words.length >= 2 ? (data?.suggest ?? []) : [];
  const options =
    words.length < 2
      ? recent.map((text) => ({
          key: `recent ${text}`,
          group: 'recent',
          text,
          to: addressOf('words', '', text),
          label: null,
        }))
      : groups.flatMap((group) =>
          suggestions
            .filter((each) => each.noun === group)
            .map(({ noun, id: which, label }) => ({
              key: `${noun} ${which}`,
              group: noun,
              text: label.text,
              to: addressOf(noun, which, label.text),
              label,
            })),
        );
  const active = open ? options[at] : undefined;
  const close = () => {
    setOpen(false);
    setAt(-1);
    setTyped(null);
  };
  const go = (to: string, said: string) => {
    rememberSearch(said);
    close();
    field.current?.blur();
    void navigate(to);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (active) go(active.to, active.group === 'stakeholder' ? '' : active.text);
    else go(addressOf('words', '', words), words);
  };
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return close();
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || options.length === 0) return;
    event.preventDefault();
    setOpen(true);
    setAt((at + step + options.length + (at < 0 && step < 0 ? 1 : 0)) % options.length);
  };
  return (
    <form className={large ? 'search search--large' : 'search'} role="search" onSubmit={submit}>
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        role="combobox"
        dir="auto"
        autoComplete="off"
        maxLength={300}
        value={typed ?? asked}
        aria-label={t('search.label')}
        placeholder={t('search.label')}
        aria-autocomplete="list"
        aria-expanded={open && options.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={active ? `${id}-${at}` : undefined}
        onFocus={() => setRecent(recentSearches())}
        onClick={() => setOpen(true)}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(true);
          setAt(-1);
        }}
        onKeyDown={move}
        onBlur={() => {
          setOpen(false);
          setAt(-1);
        }}
      />
      <kbd aria-hidden="true">/</kbd>
      {/* A press must not take the focus from the field, or the list would close before the choice arrives. */}
      <div
        id={`${id}-list`}
        className="suggest"
        role="listbox"
        aria-label={t('search.suggestions')}
        hidden={!open || options.length === 0}
        onPointerDown={(event) => event.preventDefault()}
      >
        {options.map((option, index) => {
          const heads = option.group !== options[index - 1]?.group;
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field
            <div
              key={option.key}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              onPointerMove={() => setAt(index)}
              onClick={() => go(option.to, option.group === 'stakeholder' ? '' : option.text)}
            >
              {heads && (
                <span className="label">
                  {t(option.group === 'recent' ? 'search.recent' : `search.noun.${option.group}`)}
                </span>
              )}
              <span>{option.label ? <Local of={option.label} /> : <bdi dir="auto">{option.text}</bdi>}</span>
            </div>
          );
        })}
      </div>
      {open && words.length < 2 && recent.length > 0 && (
        <button
          type="button"
          className="suggest__forget link small"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => {
            forgetSearches();
            setRecent([]);
          }}
        >
          {t('search.forget')}
        </button>
      )}
      <span role="status" className="sr">
        {open && typed !== null && words.length >= 2 ? t('search.suggestionsFound', { count: options.length }) : ''}
      </span>
    </form>
  );
}
