import type { ReactNode } from 'react';
import { refusedField } from '../app/refused-field';
import type { Audience, MenteePreference, OwnMentorPartsFragment } from '../gql/graphql';
import { ConceptField } from '../stakeholders/concept-field';
import { LocalTexts } from '../stakeholders/local-texts';
import { plain } from '../stakeholders/stakeholder-line';
import { Checks } from '../ui/checks';
import { ChipChoice } from '../ui/chip-choice';
import { useReading } from '../ui/locale';
import { useTrouble } from '../ui/trouble';
import { Trouble } from '../ui/trouble-notice';
import { WorkingLanguages } from '../ui/working-languages';
import type { MentorWriting } from './own-mentor-draft';

const audiences: Audience[] = ['PUBLIC', 'MEMBERS', 'FACILITATORS'];
const preferences: MenteePreference[] = [
  'WOMEN_LED',
  'NEWCOMERS',
  'ARTISANS',
  'COOPERATIVES',
  'EXPORTERS',
  'YOUNG_ENTERPRISES',
];
/** The fields that say beside themselves what is wrong with them. */
const marked = new Set('name headline topics bio languages countries prefers capacity pausedUntil'.split(' '));

/** What a mentor says of themselves, what about, in which languages, and how much time there is. */
export function OwnMentorForm({
  own,
  countries,
  writing,
  reload,
}: {
  own: OwnMentorPartsFragment;
  countries: readonly { code: string; name: { text: string } }[];
  writing: MentorWriting;
  /** After a refusal: it may have been changed elsewhere meanwhile. */
  reload: () => void;
}) {
  const { t } = useReading();
  const { draft, set, dirty, stale, saved, fetching, error } = writing;
  const wordsOf = useTrouble();
  const refused = refusedField(error);
  const trouble = (name: string) => refused === name && <small role="alert">{error && wordsOf(error)}</small>;
  const look = (name: string) => (refused === name ? 'field field--error' : 'field');
  const group = (name: string, label: string, content: ReactNode, hint?: string) => (
    <fieldset className={refused === name ? 'form__group field--error' : 'form__group'}>
      <legend className="label">{label}</legend>
      {hint && <p className="small soft">{hint}</p>}
      {content}
      {trouble(name)}
    </fieldset>
  );
  const submit = async (version?: number) => {
    if (!(await writing.save(version))) reload();
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label className={look('name')}>
        <span>{t('identity.name')}</span>
        <input
          required
          dir="auto"
          maxLength={120}
          value={draft.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        {trouble('name')}
      </label>
      {group(
        'headline',
        t('ownMentor.headline'),
        <LocalTexts texts={draft.headline} rows={1} most={200} change={(headline) => set({ headline })} />,
        t('ownMentor.headlineHint'),
      )}
      {group(
        'topics',
        t('mentor.helpsWith'),
        <ConceptField
          label={t('ownMentor.addTopic')}
          chosen={draft.topics}
          text={Object.values(draft.headline).join(' ')}
          change={(topics) => set({ topics })}
        />,
        t('ownMentor.topicsHint'),
      )}
      {group(
        'bio',
        t('mentor.experience'),
        <LocalTexts texts={draft.bio} rows={4} most={2000} change={(bio) => set({ bio })} />,
      )}
      {group(
        'languages',
        t('mentor.facet.language'),
        <WorkingLanguages chosen={draft.languages} change={(languages) => set({ languages })} />,
      )}
      {group(
        'countries',
        t('ownMentor.countries'),
        <ChipChoice
          label={t('ownMentor.addCountry')}
          of={countries.map((each) => ({ id: each.code, label: each.name.text }))}
          chosen={draft.countries}
          change={(chosen) => set({ countries: chosen })}
        />,
      )}
      {group(
        'prefers',
        t('ownMentor.prefers'),
        <Checks
          of={preferences}
          chosen={draft.prefers}
          words={(each) => t(`prefers.${plain(each)}`)}
          change={(prefers) => set({ prefers })}
        />,
        t('ownMentor.prefersHint'),
      )}
      <label className={look('capacity')}>
        <span>{t('ownMentor.capacity')}</span>
        <input
          type="number"
          min={1}
          max={50}
          value={draft.capacity}
          onChange={(event) => set({ capacity: event.target.value })}
        />
        <small>{t('ownMentor.capacityHint')}</small>
        {trouble('capacity')}
      </label>
      <label className={look('pausedUntil')}>
        <span>{t('ownMentor.pausedUntil')}</span>
        <input type="date" value={draft.pausedUntil} onChange={(event) => set({ pausedUntil: event.target.value })} />
        <small>{t('ownMentor.pausedHint')}</small>
        {trouble('pausedUntil')}
      </label>
      <label className="field">
        <span>{t('ownMentor.audience')}</span>
        <select value={draft.audience} onChange={(event) => set({ audience: event.target.value as Audience })}>
          {audiences.map((each) => (
            <option key={each} value={each}>
              {t(`audience.${each.toLowerCase()}`)}
            </option>
          ))}
        </select>
      </label>
      {stale && (
        <div className="notice" role="alert">
          <p>{t('ownMentor.stale')}</p>
          <p className="row">
            <button type="button" className="btn" onClick={() => void submit(own.version)}>
              {t('profile.keepMine')}
            </button>
            <button type="button" className="btn" onClick={writing.discard}>
              {t('profile.takeTheirs')}
            </button>
          </p>
        </div>
      )}
      {!stale && !marked.has(refused) && <Trouble error={error} />}
      <p className="row">
        <button type="submit" className="btn btn--primary" disabled={fetching || !dirty || stale}>
          {t('profile.save')}
        </button>
        {dirty && (
          <button type="button" className="btn btn--quiet" onClick={writing.discard}>
            {t('profile.discard')}
          </button>
        )}
        <span role="status" className="small soft">
          {saved ? t('profile.saved') : dirty ? t('profile.draftKept') : ''}
        </span>
      </p>
    </form>
  );
}
