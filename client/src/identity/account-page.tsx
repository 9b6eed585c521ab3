import { Link, useNavigate } from 'react-router';
import { useRenewSession } from '../app/session';
import { EditsToConfirm } from '../edits/edits-to-confirm';
import { SavedSearches } from '../search/saved-searches';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { Section } from '../ui/section';
import { AboutMe } from './about-me';
import { ActingChoice } from './acting-choice';
import { askAuthentication } from './ask-authentication';
import { Leaving } from './leaving';
import { useMe } from './me';
import { Passkeys } from './passkeys';
import { Sessions } from './sessions';
import { Tokens } from './tokens';

/** One's account: who one is, for whom one acts, mail, browsers, tokens, and leaving. */
export function AccountPage() {
  const { t } = useReading();
  const me = useMe();
  const navigate = useNavigate();
  const renew = useRenewSession();
  const signOut = async () => {
    await askAuthentication('/sign-out', {});
    renew();
    await navigate('/');
  };
  return (
    <Page title={t('identity.account')} invented={me?.demonstration ?? false}>
      {me === null && (
        <p className="notice">
          <Link to="/sign-in?to=/account">{t('identity.signIn')}</Link>
        </p>
      )}
      {me && (
        <>
          <p className="row">
            <bdi dir="ltr">{me.email}</bdi>
            <button className="btn" type="button" onClick={() => void signOut()}>
              {t('identity.signOut')}
            </button>
          </p>
          {me.delegations.map(({ stakeholder }) => (
            <EditsToConfirm key={stakeholder.id} stakeholder={stakeholder.id} />
          ))}
          <AboutMe key={me.id} me={me} />
          {me.delegations.length > 0 && (
            <Section title={t('identity.actsFor')}>
              <ActingChoice />
              <ul className="plain">
                {me.delegations.map(({ stakeholder, role }) => (
                  <li key={stakeholder.id}>
                    <Link to={`/s/${stakeholder.slug}`}>
                      <bdi lang={stakeholder.nameLang}>{stakeholder.name}</bdi>
                    </Link>{' '}
                    · <Link to={`/profile?of=${stakeholder.id}`}>{t('profile.edit')}</Link>{' '}
                    <span className="small soft">
                      {role === 'OWNER' ? t('identity.delegate.owner') : t('identity.delegate.editor')}
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {me.facilitates.length > 0 && (
            <Section title={t('identity.facilitates')}>
              <ul className="plain">
                {me.facilitates.map((cluster) => (
                  <li key={cluster.id}>
                    <Link to={`/clusters/${cluster.id}`}>
                      <bdi lang={cluster.name.lang}>{cluster.name.text}</bdi>
                    </Link>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Section title={t('terms.mine')}>
            <p>
              <Link to="/terms">{t('terms.seeMine')}</Link>
            </p>
          </Section>
          {me.mentor && (
            <Section title={t('ownMentor.title')}>
              <p>
                {me.mentor.invitedAt && t('ownMentor.waits')} <Link to="/mentoring/mine">{t('ownMentor.open')}</Link>
              </p>
            </Section>
          )}
          <SavedSearches />
          <Sessions />
          <Passkeys />
          <Tokens />
          <Leaving />
        </>
      )}
    </Page>
  );
}
