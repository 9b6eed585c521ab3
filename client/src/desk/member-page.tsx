import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { useMe } from '../identity/me';
import { OfferingForm } from '../stakeholders/offering-form';
import { OfferingRecords } from '../stakeholders/offering-records';
import { ProfileForm } from '../stakeholders/profile-form';
import type { ProfileWriting } from '../stakeholders/profile-writing';
import { Name } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { Section } from '../ui/section';
import { WordsField } from '../ui/words-field';
import { memberProfileQuery, writeOfferingForMutation, writeProfileForMutation } from './member-query';

/** Writing for a member: the same form as the member's own, and the member confirms what others would see. */
export function MemberPage() {
  const { t } = useReading();
  const { id = '' } = useParams();
  const me = useMe();
  const [{ data, fetching, error }, again] = useQuery({ query: memberProfileQuery, variables: { id }, pause: !me });
  const [message, setMessage] = useState('');
  const [{ fetching: sending, error: refused }, write] = useMutation(writeProfileForMutation);
  const [, writeOffering] = useMutation(writeOfferingForMutation);
  const [posting, setPosting] = useState(false);
  const [told, setTold] = useState('');
  const crumbs = [
    { to: '/desk', label: t('desk.title') },
    { to: '/desk?tab=members', label: t('desk.tab.members') },
  ];
  if (!data) {
    return (
      <Page title={t('desk.write.title')} crumbs={crumbs} invented={false}>
        {me === null && (
          <p>
            <Link className="btn btn--primary" to={`/sign-in?to=/desk/members/${id}`}>
              {t('identity.signIn')}
            </Link>
          </p>
        )}
        {me !== null && (
          <QueryState
            fetching={fetching || me === undefined}
            error={error}
            retry={() => again({ requestPolicy: 'network-only' })}
          />
        )}
      </Page>
    );
  }
  const profile = data.ownProfile;
  const draft = profile.status === 'DRAFT';
  const writing: ProfileWriting = {
    own: false,
    fetching: sending,
    error: refused,
    save: async (input) => {
      const { data: done } = await write({ stakeholder: id, message, email: null, input });
      if (!done) return null;
      return {
        profile: done.writeProfileFor.profile,
        told: t(done.writeProfileFor.edit ? 'desk.write.sent' : 'desk.write.kept'),
      };
    },
    extra: !draft && (
      <WordsField
        label={t('desk.write.message')}
        hint={t('desk.write.messageHint')}
        rows={2}
        value={message}
        change={setMessage}
      />
    ),
    action: t(draft ? 'desk.write.keep' : 'desk.write.send'),
  };
  return (
    <Page
      title={profile.stakeholder.name}
      crumbs={crumbs}
      invented={profile.stakeholder.demonstration}
      heading={
        <div className="title">
          <h1 className="h-1">
            <Name name={profile.stakeholder.name} lang={profile.stakeholder.nameLang} />
          </h1>
          <p className="lead-in">{t(draft ? 'desk.write.leadDraft' : 'desk.write.lead')}</p>
        </div>
      }
    >
      <div className="column">
        <ProfileForm
          key={profile.id}
          page={data}
          writing={writing}
          reload={() => again({ requestPolicy: 'network-only' })}
        />
      </div>
      <Section
        id="member-offerings"
        title={t('profile.field.offerings')}
        beside={
          !posting && (
            <button type="button" className="btn btn--small" onClick={() => setPosting(true)}>
              {t('offering.post')}
            </button>
          )
        }
      >
        <p role="status" className="small soft">
          {told}
        </p>
        {posting && (
          <OfferingForm
            stakeholder={id}
            post={{
              action: t(draft ? 'desk.write.keep' : 'desk.write.send'),
              send: async (input) => {
                const answer = await writeOffering({ stakeholder: id, message, input });
                if (answer.data) {
                  setTold(t(answer.data.writeOfferingFor.edit ? 'desk.write.sent' : 'desk.write.kept'));
                }
                return answer.error;
              },
            }}
            done={(saved) => {
              setPosting(false);
              if (saved) again({ requestPolicy: 'network-only' });
            }}
          />
        )}
        <OfferingRecords of={profile.stakeholder.offerings} />
      </Section>
    </Page>
  );
}
