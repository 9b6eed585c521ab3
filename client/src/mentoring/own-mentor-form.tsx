import { type ReactNode, useEffect, useState } from 'react';
import { useMutation } from 'urql';
import { remember, remembered } from '../app/remembered';
import type { Audience, MenteePreference, OwnMentorPartsFragment } from '../gql/graphql';
import { ConceptField } from '../stakeholders/concept-field';
import { LocalTexts } from '../stakeholders/local-texts';
import { workingLanguages } from '../stakeholders/profile-query';
import { plain } from '../stakeholders/stakeholder-line';
import { Check } from '../ui/check';
import { ChipChoice } from '../ui/chip-choice';
import { useReading } from '../ui/locale';
import { Trouble } from '../ui/trouble-notice';
import { type MentorDraft, mentorDraft, mentorInput, saveMentorMutation } from './own-mentor-query';

const audiences: Audience[] = ['PUBLIC', 'MEMBERS', 'FACILITATORS'];
const preferences: MenteePreference[] = [
  'WOMEN_LED',
  'NEWCOMERS',
  'ARTISANS',
  'COOPERATIVES',
  'EXPORTERS',
  'YOUNG_ENTERPRISES',
];
const keptAs = (id: string, version: number) => `wasl.mentor.${id}.${version}`;

function kept(name: string): MentorDraft | null {
  const text = remembered(name);
  return text ? (JSON.parse(text) as MentorDraft) : null;
}

const toggled = <Value,>(list: readonly Value[], value: Value) =>
  list.includes(value) ? list.filter((each) => each !== value) : [...list, value];

/** What a mentor says of themselves, what about, in which languages, and how much time there is. */
export function OwnMentorForm({
  own,
  countries,
  saved,
  setSaved,
}: {
  own: OwnMentorPartsFragment;
  countries: readonly { code: string; name: { text: string } }[];
  /** Whether what stands was just saved; the form begins anew with each version. */
  saved: boolean;
  setSaved: (saved: boolean) => void;
}) {
  const { t, languages } = useReading();
  const keptName = keptAs(own.mentor.id, own.version);
  const [draft, setDraft] = useState<MentorDraft>(() => kept(keptName) ?? mentorDraft(own));
  const [{ fetching, error }, save] = useMutation(saveMentorMutation);
  const dirty = JSON.stringify(draft) !== JSON.stringify(mentorDraft(own));
  useEffect(() => remember(keptName, dirty ? JSON.stringify(draft) : null), [keptName, dirty, draft]);
  const set = (changes: Partial<MentorDraft>) => {
    setSaved(false);
    setDraft((before) => ({ ...before, ...changes }));
  };
  const group = (label: string, content: ReactNode, hint?: string) => (
    <fieldset className="form__group">
      <legend className="label">{label}</legend>
      {hint && <p className="small soft">{hint}</p>}
      {content}
    </fieldset>
  );
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void save({ input: mentorInput(draft, own.version) }).then(({ data }) => {
          if (!data) return;
          remember(keptName, null);
          setSaved(true);
        });
      }}
    >
      <label className="field">
        <span>{t('identity.name')}</span>
        <input
          required
          dir="auto"
          maxLength={120}
          value={draft.name}
          onChange={(event) => set({ name: event.target.value })}
        />
      </label>
      {group(
        t('ownMentor.headline'),
        <LocalTexts texts={draft.headline} rows={2} most={200} change={(headline) => set({ headline })} />,
        t('ownMentor.headlineHint'),
      )}
      {group(
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
        t('mentor.experience'),
        <LocalTexts texts={draft.bio} rows={4} most={2000} change={(bio) => set({ bio })} />,
      )}
      {group(
        t('mentor.facet.language'),
        <div className="form__checks">
          {[...new Set([...workingLanguages, ...draft.languages])].map((code) => (
            <Check
              key={code}
              checked={draft.languages.includes(code)}
              onChange={() => set({ languages: toggled(draft.languages, code) })}
            >
              {languages([code])}
            </Check>
          ))}
        </div>,
      )}
      {group(
        t('ownMentor.countries'),
        <ChipChoice
          label={t('ownMentor.addCountry')}
          of={countries.map((each) => ({ id: each.code, label: each.name.text }))}
          chosen={draft.countries}
          change={(chosen) => set({ countries: chosen })}
        />,
      )}
      {group(
        t('ownMentor.prefers'),
        <div className="form__checks">
          {preferences.map((each) => (
            <Check
              key={each}
              checked={draft.prefers.includes(each)}
              onChange={() => set({ prefers: toggled(draft.prefers, each) })}
            >
              {t(`prefers.${plain(each)}`)}
            </Check>
          ))}
        </div>,
        t('ownMentor.prefersHint'),
      )}
      <label className="field">
        <span>{t('ownMentor.capacity')}</span>
        <input
          type="number"
          min={1}
          max={50}
          value={draft.capacity}
          onChange={(event) => set({ capacity: event.target.value })}
        />
        <small>{t('ownMentor.capacityHint')}</small>
      </label>
      <label className="field">
        <span>{t('ownMentor.pausedUntil')}</span>
        <input type="date" value={draft.pausedUntil} onChange={(event) => set({ pausedUntil: event.target.value })} />
        <small>{t('ownMentor.pausedHint')}</small>
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
      <Trouble error={error} />
      <p className="row">
        <button type="submit" className="btn btn--primary" disabled={fetching || !dirty}>
          {t('profile.save')}
        </button>
        {dirty && (
          <button type="button" className="btn btn--quiet" onClick={() => setDraft(mentorDraft(own))}>
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
