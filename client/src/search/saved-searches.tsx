import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../gql';
import type { SavedSearchesQuery } from '../gql/graphql';
import { TextField } from '../identity/text-field';
import { Check } from '../ui/check';
import { useReading } from '../ui/locale';
import { useSavingTrouble } from './saving-trouble';

export const savedSearchesQuery = graphql(`
  query SavedSearches { savedSearches { id name address alerts createdAt } }
`);
const changeMutation = graphql(`
  mutation ChangeSavedSearch($id: ID!, $name: String, $alerts: Boolean) {
    changeSavedSearch(id: $id, name: $name, alerts: $alerts) { id name alerts }
  }
`);
const deleteMutation = graphql(`mutation DeleteSavedSearch($id: ID!) { deleteSavedSearch(id: $id) }`);

type Saved = SavedSearchesQuery['savedSearches'][number];

/** The searches one keeps: asked again by a click, renamed, told of or not, forgotten. */
export function SavedSearches() {
  const { t } = useReading();
  const [{ data }, again] = useQuery({ query: savedSearchesQuery });
  const list = data?.savedSearches ?? [];
  return (
    <section className="section" aria-label={t('saved.title')}>
      <h2 className="h-2">{t('saved.title')}</h2>
      <p className="soft lead-in">{t(list.length === 0 ? 'saved.none' : 'saved.text')}</p>
      <ul className="plain">
        {list.map((each) => (
          <SavedSearchLine key={each.id} saved={each} changed={() => again({ requestPolicy: 'network-only' })} />
        ))}
      </ul>
    </section>
  );
}

function SavedSearchLine({ saved, changed }: { saved: Saved; changed: () => void }) {
  const { t } = useReading();
  const troubleOf = useSavingTrouble();
  const [renaming, setRenaming] = useState(false);
  const [{ error }, change] = useMutation(changeMutation);
  const [, remove] = useMutation(deleteMutation);
  const rename = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name') ?? '');
    void change({ id: saved.id, name }).then((result) => {
      if (result.error) return;
      setRenaming(false);
      changed();
    });
  };
  return (
    <li>
      <div className="row row--wide">
        <Link to={saved.address}>
          <bdi dir="auto">{saved.name}</bdi>
        </Link>
        <Check checked={saved.alerts} onChange={(alerts) => void change({ id: saved.id, alerts }).then(changed)}>
          {t('saved.alerts')}
        </Check>
        <button
          className="link small"
          type="button"
          aria-label={t('saved.renameOf', { name: saved.name })}
          aria-expanded={renaming}
          onClick={() => setRenaming(!renaming)}
        >
          {t('saved.rename')}
        </button>
        <button
          className="link small"
          type="button"
          aria-label={t('saved.deleteOf', { name: saved.name })}
          onClick={() => void remove({ id: saved.id }).then(changed)}
        >
          {t('saved.delete')}
        </button>
      </div>
      {renaming && (
        <form className="account-form" onSubmit={rename}>
          <TextField label={t('saved.name')} name="name" maxLength={80} defaultValue={saved.name} />
          <button className="btn btn--small" type="submit">
            {t('identity.save')}
          </button>
        </form>
      )}
      {error && <p role="alert">{troubleOf(error)}</p>}
    </li>
  );
}
