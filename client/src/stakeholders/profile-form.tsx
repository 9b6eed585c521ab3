import { type ReactNode, useEffect, useState } from 'react';
import { refusedField } from '../app/refused-field';
import type { Audience } from '../gql/graphql';
import { ChipChoice } from '../ui/chip-choice';
import { useReading } from '../ui/locale';
import { useTrouble } from '../ui/trouble';
import { WorkingLanguages } from '../ui/working-languages';
import { ConceptField } from './concept-field';
import { LocalTexts } from './local-texts';
import { type Draft, draftFrom, inputFrom, keepDraft, keptDraft } from './profile-draft';
import { maturities, type ProfilePage, sizes } from './profile-query';
import type { ProfileWriting } from './profile-writing';
import { TwoVersions } from './two-versions';

const audiences: Audience[] = ['PUBLIC', 'MEMBERS', 'FACILITATORS'];

/** The texts and facts of a profile with who may see each. A draft stays on this device until it is saved. */
export function ProfileForm({
  page,
  reload,
  writing,
}: {
  page: ProfilePage;
  reload: () => void;
  writing: ProfileWriting;
}) {
  const { t } = useReading();
  const profile = page.ownProfile;
  const [draft, setDraft] = useState<Draft>(() => keptDraft(profile.id) ?? draftFrom(profile));
  const { fetching, error, own } = writing;
  const [told, setTold] = useState('');
  const dirty = Object.keys(inputFrom(draft, profile)).length > 1 || draft.version !== profile.version;
  useEffect(() => keepDraft(profile.id, dirty ? draft : null), [profile.id, dirty, draft]);
  const set = (changes: Partial<Draft>) => {
    setTold('');
    setDraft((before) => ({ ...before, ...changes }));
  };
  const wordsOf = useTrouble();
  const field = refusedField(error);
  const refused = error?.graphQLErrors[0];
  const stale = draft.version !== profile.version;
  const submit = async (chosen: Draft) => {
    const done = await writing.save(inputFrom(chosen, profile));
    if (done) {
      setDraft(draftFrom(done.profile));
      setTold(done.told);
    }
    // After a refusal too: somebody else may have written meanwhile, and theirs is shown beside.
    reload();
  };
  const audienceOf = (name: string) =>
    own && (
      <label className="small select">
        <span className="sr">{t('profile.whoSees', { field: t(`profile.field.${name}`) })}</span>
        <select
          value={draft.visibility[name] ?? 'MEMBERS'}
          onChange={(event) => set({ visibility: { ...draft.visibility, [name]: event.target.value as Audience } })}
        >
          {audiences.map((each) => (
            <option key={each} value={each}>
              {t(`audience.${each.toLowerCase()}`)}
            </option>
          ))}
        </select>
      </label>
    );
  const group = (name: string, content: ReactNode, input: string = name) => (
    <fieldset className={field === input ? 'form__group field--error' : 'form__group'}>
      <legend className="row">
        <span className="label">{t(`profile.field.${name}`)}</span>
        {audienceOf(name)}
      </legend>
      {content}
      {field === input && <small role="alert">{error && wordsOf(error)}</small>}
    </fieldset>
  );
  const texts = (name: 'summary' | 'description', rows: number, most: number) => (
    <LocalTexts texts={draft[name]} rows={rows} most={most} change={(written) => set({ [name]: written })} />
  );
  const allSectors = [...page.sectors, ...page.leaves];
  return (
    <form
      className="form section"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(draft);
      }}
    >
      <label className={field === 'name' ? 'field field--error' : 'field'}>
        <span>{t('profile.field.name')}</span>
        <input
          required
          dir="auto"
          maxLength={200}
          value={draft.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        {field === 'name' && <small role="alert">{error && wordsOf(error)}</small>}
      </label>
      {group('summary', texts('summary', 2, 300))}
      {group('description', texts('description', 5, 4000))}
      {group(
        'concepts',
        <ConceptField
          label={t('profile.addConcept')}
          chosen={draft.concepts}
          text={Object.values(draft.summary).join(' ')}
          change={(concepts) => set({ concepts })}
        />,
      )}
      {group(
        'sectors',
        <ChipChoice
          label={t('profile.addSector')}
          of={allSectors.map((each) => ({ id: each.id, label: each.label.text }))}
          chosen={draft.sectors}
          change={(sectors) => set({ sectors })}
        />,
      )}
      {group(
        'place',
        <label className="field">
          <span className="sr">{t('profile.field.place')}</span>
          <select value={draft.placeId} onChange={(event) => set({ placeId: event.target.value })}>
            <option value="">{t('stakeholder.notStated')}</option>
            {page.places.map((place) => (
              <option key={place.id} value={place.id}>
                {[place.name.text, place.country.name.text].join(t('list.comma'))}
              </option>
            ))}
          </select>
        </label>,
        'placeId',
      )}
      {group('languages', <WorkingLanguages chosen={draft.languages} change={(languages) => set({ languages })} />)}
      {group(
        'size',
        <select
          aria-label={t('profile.field.size')}
          value={draft.sizeBand}
          onChange={(event) => set({ sizeBand: event.target.value })}
        >
          <option value="">{t('stakeholder.notStated')}</option>
          {sizes.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>,
        'sizeBand',
      )}
      {group(
        'founded',
        <input
          aria-label={t('profile.field.founded')}
          inputMode="numeric"
          pattern="[0-9]{4}"
          value={draft.foundedYear}
          onChange={(event) => set({ foundedYear: event.target.value.replace(/\D/g, '').slice(0, 4) })}
        />,
        'foundedYear',
      )}
      {group(
        'website',
        <input
          aria-label={t('profile.field.website')}
          type="url"
          dir="ltr"
          placeholder="https://"
          value={draft.website}
          onChange={(event) => set({ website: event.target.value })}
        />,
      )}
      {group(
        'maturity',
        <select
          aria-label={t('profile.field.maturity')}
          value={draft.maturity}
          onChange={(event) => set({ maturity: event.target.value })}
        >
          <option value="">{t('stakeholder.notStated')}</option>
          {maturities.map((each) => (
            <option key={each} value={each}>
              {t(`profile.maturity.${each.toLowerCase()}`)}
            </option>
          ))}
        </select>,
      )}
      {own && group('profile', <p className="small soft">{t('profile.wholeHint')}</p>)}
      {stale && (
        <TwoVersions
          draft={draft}
          page={page}
          keepMine={() => {
            // Who sees what is the owner's to say: whoever writes for a member leaves it as it is now.
            const { version, visibility } = draftFrom(profile);
            return submit({ ...draft, version, visibility: own ? draft.visibility : visibility });
          }}
          takeTheirs={() => setDraft(draftFrom(profile))}
        />
      )}
      {refused && !stale && field === '' && (
        <p className="notice" role="alert">
          {error && wordsOf(error)}
        </p>
      )}
      {writing.extra}
      <p className="row">
        <button type="submit" className="btn btn--primary" disabled={fetching || !dirty || stale}>
          {writing.action}
        </button>
        {dirty && (
          <button type="button" className="btn btn--quiet" onClick={() => setDraft(draftFrom(profile))}>
            {t('profile.discard')}
          </button>
        )}
        <span role="status" className="small soft">
          {told || (dirty ? t('profile.draftKept') : '')}
        </span>
      </p>
    </form>
  );
}
