import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { useRenewSession } from '../app/session';
import type { OwnMentorPartsFragment } from '../gql/graphql';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { Section } from '../ui/section';
import { Trouble } from '../ui/trouble-notice';
import { OwnMentorForm } from './own-mentor-form';
import { leaveMentoringMutation, ownMentorQuery, showMentorMutation } from './own-mentor-query';

/** One's own record as a mentor: the question whether one will, the record, and the way out. */
export function OwnMentorPage() {
  const { t } = useReading();
  const [{ data, fetching, error }, again] = useQuery({ query: ownMentorQuery, requestPolicy: 'cache-and-network' });
  const [saved, setSaved] = useState(false);
  const crumbs = [{ to: '/mentoring', label: t('nav.mentoring') }];
  const own = data?.me?.mentor;
  return (
    <Page title={t('ownMentor.title')} crumbs={crumbs} invented={own?.mentor.demonstration ?? false}>
      {!data && <QueryState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />}
      {data && !data.me && (
        <p className="notice">
          {t('ownMentor.signIn')} <Link to="/sign-in?to=/mentoring/mine">{t('identity.signIn')}</Link>
        </p>
      )}
      {data?.me && !own && <p className="notice">{t('ownMentor.none')}</p>}
      {own && (
        <div className="layout layout--end">
          <OwnMentorForm key={own.version} own={own} countries={data.countries} saved={saved} setSaved={setSaved} />
          <aside className="stack">
            <Standing own={own} />
          </aside>
        </div>
      )}
    </Page>
  );
}

/** Whether others see the record, and what one may say to that. */
function Standing({ own }: { own: OwnMentorPartsFragment }) {
  const { t, date } = useReading();
  const navigate = useNavigate();
  const renew = useRenewSession();
  const [{ fetching, error }, show] = useMutation(showMentorMutation);
  const [left, leave] = useMutation(leaveMentoringMutation);
  const go = async () => {
    const { data } = await leave({});
    if (!data) return;
    renew();
    await navigate('/mentoring');
  };
  return (
    <Section title={t('ownMentor.standing')}>
      {own.invitedAt && <p className="notice">{t('ownMentor.invited', { date: date(own.invitedAt) })}</p>}
      {!own.invitedAt && !own.shown && <p>{t('ownMentor.hidden')}</p>}
      {own.shown && (
        <p>
          {t('ownMentor.shown')} <Link to={`/mentoring/${own.mentor.slug}`}>{t('ownMentor.asOthers')}</Link>
        </p>
      )}
      <Trouble error={error ?? left.error} />
      <div className="stack">
        <button
          type="button"
          className={own.shown ? 'btn' : 'btn btn--primary'}
          disabled={fetching}
          onClick={() => void show({ shown: !own.shown })}
        >
          {t(own.shown ? 'ownMentor.hide' : own.invitedAt ? 'ownMentor.accept' : 'ownMentor.show')}
        </button>
        <details>
          <summary>{t(own.invitedAt ? 'ownMentor.refuse' : 'ownMentor.leave')}</summary>
          <p className="small">{t('ownMentor.leaveSure')}</p>
          <button type="button" className="btn btn--small" disabled={left.fetching} onClick={() => void go()}>
            {t(own.invitedAt ? 'ownMentor.refuse' : 'ownMentor.leave')}
          </button>
        </details>
      </div>
    </Section>
  );
}
