import { Link, useSearchParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { EditsToConfirm } from '../edits/edits-to-confirm';
import { useMe } from '../identity/me';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { Section } from '../ui/section';
import { useTrouble } from '../ui/trouble';
import { AsVisitor } from './as-visitor';
import { LogoField } from './logo-field';
import { NewProfile } from './new-profile';
import { OwnClaims } from './own-claims';
import { OwnOfferings } from './own-offerings';
import { ProfileForm } from './profile-form';
import { profileQuery, publishMutation } from './profile-query';
import { useOwnWriting } from './profile-writing';
import { plain, StakeholderName } from './stakeholder-line';

/** One's own profile: how complete it is and what comes next, who sees what, the texts, the offers and needs. */
export function ProfilePage() {
  const { t } = useReading();
  const wordsOf = useTrouble();
  const me = useMe();
  const [parameters] = useSearchParams();
  const wanted = parameters.get('of');
  const id = me?.delegations.find((each) => each.stakeholder.id === wanted)?.stakeholder.id ?? me?.actsFor?.id;
  const [{ data, fetching, error }, again] = useQuery({
    query: profileQuery,
    variables: { id: id ?? '' },
    pause: !id,
  });
  const writing = useOwnWriting(id ?? '');
  const [{ fetching: moving, error: trouble }, publish] = useMutation(publishMutation);
  if (me === undefined || (id && !data)) {
    return (
      <Page title={t('profile.title')} invented={false}>
        <QueryState
          fetching={fetching || me === undefined}
          error={error}
          retry={() => again({ requestPolicy: 'network-only' })}
        />
      </Page>
    );
  }
  if (!data || !id) {
    return (
      <Page title={t('profile.title')} invented={false}>
        <p className="lead-in">{t(me ? 'profile.none' : 'profile.signIn')}</p>
        {me && <NewProfile />}
        {!me && (
          <p className="section">
            <Link className="btn btn--primary" to="/sign-in?to=/profile">
              {t('identity.signIn')}
            </Link>
          </p>
        )}
      </Page>
    );
  }
  const profile = data.ownProfile;
  const published = profile.status === 'PUBLISHED';
  const refused = trouble && wordsOf(trouble);
  return (
    <Page
      title={t('profile.title')}
      invented={profile.stakeholder.demonstration}
      heading={
        <div className="title">
          <h1 className="h-1">{t('profile.title')}</h1>
          <p className="lead-in">
            <StakeholderName of={profile.stakeholder} /> · {t(`profile.status.${plain(profile.status)}`)}
          </p>
        </div>
      }
    >
      <div className="layout layout--end">
        <div>
          <EditsToConfirm stakeholder={profile.id} />
          <ProfileForm
            key={profile.id}
            page={data}
            writing={writing}
            reload={() => again({ requestPolicy: 'network-only' })}
          />
          <OwnClaims stakeholder={profile.id} />
          <OwnOfferings profile={profile} changed={() => again({ requestPolicy: 'network-only' })} />
        </div>
        <aside>
          <Section title={t('profile.completeness')}>
            <progress max={100} value={profile.completeness} aria-label={t('profile.completeness')} />
            <p className="small">
              {profile.nextStep
                ? t('profile.next', {
                    percent: profile.completeness,
                    part: t(`profile.part.${plain(profile.nextStep)}`),
                  })
                : t('profile.complete')}
            </p>
            {(profile.status === 'DRAFT' || published) && (
              <p>
                <button
                  type="button"
                  className="btn"
                  disabled={moving}
                  onClick={() => void publish({ id, version: profile.version, publish: !published })}
                >
                  {t(published ? 'profile.pause' : 'profile.publish')}
                </button>
              </p>
            )}
            {refused && (
              <p className="notice" role="alert">
                {refused}
              </p>
            )}
          </Section>
          <LogoField profile={profile} changed={() => again({ requestPolicy: 'network-only' })} />
          <AsVisitor key={profile.version} slug={profile.stakeholder.slug} />
        </aside>
      </div>
    </Page>
  );
}
