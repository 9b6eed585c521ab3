import { type KeyboardEvent, useId, useState } from 'react';
import { Icon } from './icon';
import { Name } from './local-text';
import { useReading } from './locale';

/** One thing to choose: its name in its own language, and a word that tells it from its namesakes. */
export interface Choice {
  id: string;
  label: string;
  lang: string;
  detail?: string;
}

/** Choose one by typing: the list follows what is typed; arrows, Enter and Escape work as the ARIA pattern says. */
export function Combobox({
  label,
  chosen,
  choices,
  loading = false,
  onType,
  onChoose,
  placeholder,
  none,
}: {
  label: string;
  chosen: Choice | null;
  choices: readonly Choice[];
  loading?: boolean;
  onType: (words: string) => void;
  onChoose: (choice: Choice | null) => void;
  placeholder?: string;
  /** What is said where nothing is called so, of people where it is left out; null where that is said beside the field. */
  none?: string | null;
}) {
  const { t } = useReading();
  const id = useId();
  // What is in the field while one types; null shows the one chosen.
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const active = open ? choices[at] : undefined;
  const shown = open && !(none === null && typed && !loading && choices.length === 0);

  const choose = (choice: Choice | null) => {
    setTyped(null);
    setOpen(false);
    onChoose(choice);
  };
  const move = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) return setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((choices.length + at + step) % Math.max(1, choices.length));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      if (active) choose(active);
      else if (typed === '') choose(null);
    } else if (event.key === 'Escape') {
      setOpen(false);
      setTyped(null);
    }
  };

  return (
    <div className="combo">
      <label htmlFor={id}>{label}</label>
      <div className="combo__field">
        <input
          id={id}
          type="text"
          role="combobox"
          autoComplete="off"
          maxLength={100}
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active ? `${id}-${active.id}` : undefined}
          placeholder={placeholder}
          value={typed ?? (chosen ? [chosen.label, chosen.detail].filter(Boolean).join(' · ') : '')}
          onFocus={(event) => {
            event.target.select();
            onType('');
          }}
          onClick={() => setOpen(true)}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
            setOpen(true);
            onType(event.target.value);
          }}
          onKeyDown={move}
          onBlur={() => {
            if (typed === '' && chosen) onChoose(null);
            setTyped(null);
            setOpen(false);
          }}
        />
        {chosen && typed === null && (
          <button type="button" aria-label={t('combo.clear', { what: label })} onClick={() => choose(null)}>
            <Icon name="close" />
          </button>
        )}
        {/* A press must not take the focus from the field, or the list would close before the choice arrives. */}
        <div id={`${id}-list`} className="combo__list" role="listbox" aria-label={label} hidden={!shown}>
          {choices.map((choice, index) => (
            <div
              key={choice.id}
              id={`${id}-${choice.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(choice)}
              onKeyDown={move}
              onPointerMove={() => setAt(index)}
            >
              <Name name={choice.label} lang={choice.lang} /> {choice.detail && <small>{choice.detail}</small>}
            </div>
          ))}
          {choices.length === 0 && (
            <div role="option" tabIndex={-1} aria-selected="false" aria-disabled="true" className="soft">
              {typed && !loading && none ? none : t(loading ? 'state.loading' : typed ? 'combo.none' : 'combo.type')}
            </div>
          )}
        </div>
      </div>
    </div>
  );
}
