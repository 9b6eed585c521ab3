import { type ReactNode, useState } from 'react';
import type { CombinedError } from 'urql';
import { Check } from '../ui/check';
import { useReading } from '../ui/locale';
import { Trouble } from '../ui/trouble-notice';
import { KindAndCountry, type NewKind, SimilarNames } from './new-profile-parts';

/** What a profile begins with. */
export interface Beginning extends NewKind {
  name: string;
  nameLang: string;
  /** Said of one with a similar name: that it is another. */
  another: boolean;
}

/** Begins a profile: a name, a kind, a country; whoever has a similar name is shown before it is made. */
export function BeginForm({
  look,
  hint,
  more,
  isAnother,
  action,
  beside,
  fetching,
  error,
  begin,
}: {
  look: 'section' | 'band';
  hint?: string;
  /** Fields of this way of beginning, below the others. */
  more?: ReactNode;
  isAnother: string;
  action: string;
  /** What stands beside the button. */
  beside?: ReactNode;
  fetching: boolean;
  error: CombinedError | undefined;
  begin: (beginning: Beginning) => void;
}) {
  const { t, locale } = useReading();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<NewKind>({ kind: 'ARTISAN', country: 'TN' });
  const [another, setAnother] = useState(false);
  const nameLang = /\p{Script=Arabic}/u.test(name) ? 'ar' : locale === 'ar' ? 'en' : locale;
  return (
    <form
      className={`form ${look}`}
      onSubmit={(event) => {
        event.preventDefault();
        begin({ ...kind, name, nameLang, another });
      }}
    >
      {hint && <p className="small soft">{hint}</p>}
      <label className="field">
        <span>{t('profile.field.name')}</span>
        <input required dir="auto" maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <KindAndCountry chosen={kind} change={setKind} />
      {more}
      <SimilarNames name={name} country={kind.country}>
        <Check checked={another} onChange={setAnother}>
          {isAnother}
        </Check>
      </SimilarNames>
      <Trouble error={error} />
      <p className="row">
        <button type="submit" className="btn btn--primary" disabled={fetching}>
          {action}
        </button>
        {beside}
      </p>
    </form>
  );
}
