import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { plain, StakeholderName } from '../stakeholders/stakeholder-line';
import { Local, Name } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { QueryState } from '../ui/query-state';
import { shownCount } from '../ui/search-params';
import { BeginMember } from './begin-member';
import { InviteMembers } from './invite-members';
import { type DeskMember, deskMembersQuery } from './member-query';

interface ClusterName {
  id: string;
  name: { text: string; lang: string; dir: string };
}

const usual = 50;
const most = 100;

/** Members of the clusters one facilitates: where each profile stands, what waits, and the ways to help it along. */
export function DeskMembers({ clusters }: { clusters: readonly ClusterName[] }) {
  const { t } = useReading();
  const [parameters, setParameters] = useSearchParams();
  const cluster = clusters.find((each) => each.id === parameters.get('cluster')) ?? clusters[0];
  if (!cluster) return <p className="section soft">{t('desk.noClusters')}</p>;
  return (
    <>
      {clusters.length > 1 && (
        <label className="section select">
          <span>{t('worth.cluster')}</span>{' '}
          <select
            value={cluster.id}
            onChange={(event) => setParameters({ tab: 'members', cluster: event.target.value }, { replace: true })}
          >
            {clusters.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name.text}
              </option>
            ))}
          </select>
        </label>
      )}
      <Members key={cluster.id} cluster={cluster} />
    </>
  );
}

function Members({ cluster }: { cluster: ClusterName }) {
  const { t, number } = useReading();
  const [parameters, setParameters] = useSearchParams();
  const [open, setOpen] = useState<'begin' | 'invite' | null>(null);
  const first = shownCount(parameters, usual, most);
  const [{ data, fetching, error }, again] = useQuery({
    query: deskMembersQuery,
    variables: { cluster: cluster.id, first },
    // Imports and answers of members change it behind the page.
    requestPolicy: 'cache-and-network',
  });
  const reload = () => again({ requestPolicy: 'network-only' });
  const list = data?.deskMembers;
  if (!list) return <QueryState fetching={fetching} error={error} retry={reload} />;
  const without = list.nodes.filter((each) => !each.hasAccount);
  return (
    <section className="section" aria-labelledby={`members-${cluster.id}`}>
      <div className="section__head">
        <h2 className="h-2" id={`members-${cluster.id}`}>
          <Link to={`/clusters/${cluster.id}`}>
            <Local of={cluster.name} />
          </Link>{' '}
          · {number(list.totalCount)}
        </h2>
        <p className="row">
          <button
            type="button"
            className="btn btn--small"
            aria-expanded={open === 'begin'}
            onClick={() => setOpen(open === 'begin' ? null : 'begin')}
          >
            {t('desk.begin')}
          </button>
          {without.length > 0 && (
            <button
              type="button"
              className="btn btn--small"
              aria-expanded={open === 'invite'}
              onClick={() => setOpen(open === 'invite' ? null : 'invite')}
            >
              {t('desk.invite', { count: without.length })}
            </button>
          )}
        </p>
      </div>
      {open === 'begin' && <BeginMember cluster={cluster.id} cancel={() => setOpen(null)} />}
      {open === 'invite' && <InviteMembers members={without} done={reload} close={() => setOpen(null)} />}
      {list.nodes.length === 0 && <p className="soft">{t('desk.noMembers')}</p>}
      {list.nodes.length > 0 && (
        <div className="scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('desk.member')}</th>
                <th scope="col">{t('desk.stands')}</th>
                <th scope="col">{t('profile.completeness')}</th>
                <th scope="col">{t('desk.changed')}</th>
                <th scope="col">{t('desk.help')}</th>
              </tr>
            </thead>
            <tbody>
              {list.nodes.map((member) => (
                <MemberRow key={member.id} member={member} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {list.totalCount > list.nodes.length && first < most && (
        <p>
          <button
            type="button"
            className="link"
            onClick={() =>
              setParameters({ tab: 'members', cluster: cluster.id, show: String(most) }, { replace: true })
            }
          >
            {t('desk.more', { count: list.totalCount - list.nodes.length })}
          </button>
        </p>
      )}
    </section>
  );
}

function MemberRow({ member }: { member: DeskMember }) {
  const { t, number, date } = useReading();
  return (
    <tr>
      <th scope="row">
        {member.status === 'PUBLISHED' ? (
          <StakeholderName of={member} />
        ) : (
          <Name name={member.name} lang={member.nameLang} />
        )}
      </th>
      <td>
        {t(`desk.status.${plain(member.status)}`)} · {t(member.hasAccount ? 'desk.hasAccount' : 'desk.noAccount')}
        {member.waiting.map((each) => (
          <span key={each.id}>
            <br />
            <Link to={`/edits/${each.id}`}>
              {t(each.publishes ? 'desk.waitsProfile' : 'desk.waitsEdit', { date: date(each.createdAt) })}
            </Link>
          </span>
        ))}
      </td>
      <td>{t('desk.percent', { percent: number(member.completeness) })}</td>
      <td>{date(member.updatedAt)}</td>
      <td>
        <Link to={`/desk/members/${member.id}`}>
          {t('desk.write')} <bdi className="sr">{member.name}</bdi>
        </Link>
      </td>
    </tr>
  );
}
