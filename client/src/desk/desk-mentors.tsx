import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../gql';
import type { DeskMentorsQuery } from '../gql/graphql';
import { plain } from '../stakeholders/stakeholder-line';
import { Name } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { QueryState } from '../ui/query-state';
import { Section } from '../ui/section';
import { Trouble } from '../ui/trouble-notice';
import { NameFilter } from './desk-filters';
import { InviteMentor } from './invite-mentor';

const mentorsQuery = graphql(`
  query DeskMentors($name: String, $after: String) {
    deskMentors(name: $name, first: 50, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id slug name nameLang demonstration standing invitedAt }
    }
  }
`);
const withdrawMutation = graphql(`
  mutation WithdrawMentorInvitation($mentor: ID!) { withdrawMentorInvitation(mentor: $mentor) }
`);

export type DeskMentor = DeskMentorsQuery['deskMentors']['nodes'][number];

/** Mentors one looks after: who is invited, who looks after the record, and inviting another. */
export function DeskMentors() {
  const { t, number } = useReading();
  const [parameters, setParameters] = useSearchParams();
  const name = parameters.get('name')?.slice(0, 100) || null;
  const after = parameters.get('after');
  const [inviting, setInviting] = useState<DeskMentor | 'new' | null>(null);
  const [{ data, fetching, error }, again] = useQuery({
    query: mentorsQuery,
    variables: { name, after },
    requestPolicy: 'cache-and-network',
  });
  const reload = () => again({ requestPolicy: 'network-only' });
  const list = data?.deskMentors;
  const set = (key: string, value: string | null) =>
    setParameters((before) => {
      const next = new URLSearchParams(before);
      if (key === 'name') next.delete('after');
      if (value) next.set(key, value);
      else next.delete(key);
      return next;
    });
  return (
    <>
      <search className="row row--wide section" aria-label={t('desk.filterMentors')}>
        <NameFilter name={name ?? ''} set={(value) => set('name', value)} />
      </search>
      <Section
        id="mentors"
        title={list ? `${t('desk.tab.mentors')} · ${number(list.totalCount)}` : t('desk.tab.mentors')}
        beside={
          <button
            type="button"
            className="btn btn--small"
            aria-expanded={inviting === 'new'}
            onClick={() => setInviting(inviting === 'new' ? null : 'new')}
          >
            {t('desk.inviteMentor')}
          </button>
        }
      >
        {inviting === 'new' && <InviteMentor done={reload} close={() => setInviting(null)} />}
        {!list && <QueryState fetching={fetching} error={error} retry={reload} />}
        {list?.nodes.length === 0 && <p className="soft">{t(name ? 'desk.noneSo' : 'desk.noMentors')}</p>}
        <ul className="plain">
          {list?.nodes.map((each) => (
            <li key={each.id}>
              <MentorRow of={each} invite={() => setInviting(each)} reload={reload} />
              {inviting !== 'new' && inviting?.id === each.id && (
                <InviteMentor mentor={each} done={reload} close={() => setInviting(null)} />
              )}
            </li>
          ))}
        </ul>
        {(after || list?.pageInfo.hasNextPage) && (
          <nav className="row" aria-label={t('desk.pages')}>
            {after && (
              <button type="button" className="btn btn--small" onClick={() => set('after', null)}>
                {t('desk.firstPage')}
              </button>
            )}
            {list?.pageInfo.hasNextPage && (
              <button
                type="button"
                className="btn btn--small"
                onClick={() => set('after', list.pageInfo.endCursor ?? null)}
              >
                {t('desk.nextPage')}
              </button>
            )}
          </nav>
        )}
      </Section>
    </>
  );
}

function MentorRow({ of, invite, reload }: { of: DeskMentor; invite: () => void; reload: () => void }) {
  const { t, date } = useReading();
  const [{ fetching, error }, withdraw] = useMutation(withdrawMutation);
  const standing = plain(of.standing);
  return (
    <div className="row">
      <span>
        {standing === 'invited' || standing === 'hidden' ? (
          <Name name={of.name} lang={of.nameLang} />
        ) : (
          <Link to={`/mentoring/${of.slug}`}>
            <Name name={of.name} lang={of.nameLang} />
          </Link>
        )}{' '}
        {of.demonstration && <span className="tag-demo">{t('demo.tag')}</span>}{' '}
        <span className="small soft">
          {t(`desk.mentor.${standing}`, { date: of.invitedAt ? date(of.invitedAt) : '' })}
        </span>
      </span>
      <span className="row end">
        {(standing === 'no-account' || standing === 'invited') && (
          <button type="button" className="btn btn--small" onClick={invite}>
            {t(standing === 'invited' ? 'desk.inviteAgain' : 'desk.linkMentor')}
          </button>
        )}
        {standing === 'invited' && (
          <button
            type="button"
            className="btn btn--small btn--quiet"
            disabled={fetching}
            onClick={() => void withdraw({ mentor: of.id }).then(reload)}
          >
            {t('desk.withdrawInvitation')}
          </button>
        )}
      </span>
      <Trouble error={error} />
    </div>
  );
}
