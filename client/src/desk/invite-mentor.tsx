import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '../gql';
import { locales, useReading } from '../ui/locale';
import { Trouble } from '../ui/trouble-notice';

const inviteMutation = graphql(`
  mutation InviteMentor($invitation: MentorInvitationInput!) { inviteMentor(invitation: $invitation) }
`);

/** Invites a person as a mentor, or to look after the record about them; others see it once they say yes. */
export function InviteMentor({
  mentor,
  done,
  close,
}: {
  mentor?: { id: string; name: string };
  done: () => void;
  close: () => void;
}) {
  const { t, locale, languages } = useReading();
  const [name, setName] = useState(mentor?.name ?? '');
  const [email, setEmail] = useState('');
  const [lang, setLang] = useState<string>(locale);
  const [{ data, fetching, error }, invite] = useMutation(inviteMutation);
  if (data) {
    return (
      <p className="notice row" role="status">
        <span>{t('desk.mentorInvited', { name: `\u2068${name}\u2069` })}</span>
        <button type="button" className="btn btn--small" onClick={close}>
          {t('desk.close')}
        </button>
      </p>
    );
  }
  return (
    <form
      className="form band"
      onSubmit={(event) => {
        event.preventDefault();
        void invite({ invitation: { mentor: mentor?.id ?? null, name, email, lang } }).then((answer) => {
          if (answer.data) done();
        });
      }}
    >
      <p className="small soft">{t(mentor ? 'desk.linkMentorHint' : 'desk.inviteMentorHint')}</p>
      <label className="field">
        <span>{t('identity.name')}</span>
        <input required dir="auto" maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <label className="field">
        <span>{t('identity.email')}</span>
        <input
          required
          type="email"
          dir="ltr"
          maxLength={254}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </label>
      <label className="field">
        <span>{t('desk.mentorLang')}</span>
        <select value={lang} onChange={(event) => setLang(event.target.value)}>
          {locales.map((each) => (
            <option key={each} value={each}>
              {languages([each])}
            </option>
          ))}
        </select>
      </label>
      <Trouble error={error} />
      <p className="row">
        <button type="submit" className="btn btn--primary" disabled={fetching}>
          {t('desk.sendMentorInvitation')}
        </button>
        <button type="button" className="btn btn--quiet" onClick={close}>
          {t('offering.cancel')}
        </button>
      </p>
    </form>
  );
}
