import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '../gql';
import { locales, useReading } from '../ui/locale';
import { useTrouble } from '../ui/trouble';
import type { Me } from './me';
import { TextField } from './text-field';

const changeMutation = graphql(`
  mutation ChangeAccount($changes: AccountChanges!, $frequency: MailFrequency!) {
    changeAccount(changes: $changes) { id name lang timeZone }
    chooseMailFrequency(frequency: $frequency)
  }
`);

const languageNames = { en: 'English', fr: 'Français', ar: 'العربية' };
const frequencies = ['AT_ONCE', 'DAILY', 'WEEKLY', 'NEVER'] as const;
const zones = Intl.supportedValuesOf('timeZone');

/** Name, language, time zone, and how often notifications also come by mail. */
export function AboutMe({ me }: { me: Me }) {
  const { t, locale, choose } = useReading();
  const wordsOf = useTrouble();
  const [{ fetching, error }, change] = useMutation(changeMutation);
  const [saved, setSaved] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const lang = locales.find((each) => each === given.get('lang')) ?? locale;
    const changes = { name: String(given.get('name')), lang, timeZone: String(given.get('timeZone')) };
    const frequency = frequencies.find((each) => each === given.get('frequency')) ?? 'AT_ONCE';
    void change({ changes, frequency }).then((result) => {
      setSaved(!result.error);
      if (!result.error && lang !== locale) choose(lang);
    });
  };
  return (
    <form className="section account-form" onSubmit={submit} onChange={() => setSaved(false)}>
      <h2 className="h-2">{t('identity.aboutMe')}</h2>
      {error && (
        <p className="notice" role="alert">
          {wordsOf(error)}
        </p>
      )}
      <TextField label={t('identity.name')} name="name" defaultValue={me.name} maxLength={120} autoComplete="name" />
      <label className="field">
        <span>{t('identity.language')}</span>
        <select name="lang" defaultValue={me.lang}>
          {locales.map((each) => (
            <option key={each} value={each} lang={each}>
              {languageNames[each]}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('identity.timeZone')}</span>
        <select name="timeZone" defaultValue={me.timeZone} dir="ltr">
          {[...new Set([me.timeZone, ...zones])].map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('identity.mail')}</span>
        <select name="frequency" defaultValue={me.mailFrequency}>
          {frequencies.map((each) => (
            <option key={each} value={each}>
              {t(`identity.mail.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <p className="row">
        <button className="btn btn--primary" type="submit" disabled={fetching}>
          {t('identity.save')}
        </button>
        <span role="status">{saved && t('identity.saved')}</span>
      </p>
    </form>
  );
}
