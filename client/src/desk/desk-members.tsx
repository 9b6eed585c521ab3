import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import type { StakeholderStatus } from '../gql/graphql';
import { plain } from '../stakeholders/stakeholder-line';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { QueryState } from '../ui/query-state';
import { Section } from '../ui/section';
import { BeginMember } from './begin-member';
import { ClusterChoice, type ClusterName, useClusters } from './cluster-choice';
import { NameFilter } from './desk-filters';
import { InviteMembers } from './invite-members';
import { deskMembersQuery } from './member-query';
import { MemberTable } from './member-table';

const perPage = 50;
const statuses: StakeholderStatus[] = ['DRAFT', 'IN_REVIEW', 'PUBLISHED', 'SUSPENDED'];

/** Members of the clusters one looks after, of one or of all: where each stands, and the ways to help it along. */
export function DeskMembers() {
  const { t } = useReading();
  const { clusters, secretariat, ready } = useClusters();
  const [parameters, setParameters] = useSearchParams();
  if (!ready) return <QueryState fetching error={undefined} retry={() => {}} />;
  const several = clusters.length > 1 || secretariat;
  const cluster = several ? clusters.find((each) => each.id === parameters.get('cluster')) : clusters[0];
  if (!cluster && !several) return <p className="section soft">{t('desk.noClusters')}</p>;
  const status = statuses.find((each) => plain(each) === parameters.get('status')) ?? null;
  const account = parameters.get('account');
  const set = (key: string, value: string) =>
    setParameters(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(key, value);
        else next.delete(key);
        next.delete('after');
        return next;
      },
      { replace: true },
    );
  const filters = {
    cluster: cluster?.id ?? null,
    name: parameters.get('name')?.slice(0, 100) || null,
    status,
    hasAccount: account === 'yes' ? true : account === 'no' ? false : null,
  };
  return (
    <>
      <search className="row row--wide section" aria-label={t('desk.filterMembers')}>
        <NameFilter name={filters.name ?? ''} set={(value) => set('name', value)} />
        <ClusterChoice
          clusters={clusters}
          value={cluster?.id ?? ''}
          all
          look="filter"
          choose={(id) => set('cluster', id)}
        />
        <label className="small select">
          {t('desk.stands')}{' '}
          <select value={status ? plain(status) : ''} onChange={(event) => set('status', event.target.value)}>
            <option value="">{t('desk.filter.any')}</option>
            {statuses.map((each) => (
              <option key={each} value={plain(each)}>
                {t(`desk.status.${plain(each)}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="small select">
          {t('desk.filter.account')}{' '}
          <select value={account ?? ''} onChange={(event) => set('account', event.target.value)}>
            <option value="">{t('desk.filter.any')}</option>
            <option value="yes">{t('desk.hasAccount')}</option>
            <option value="no">{t('desk.noAccount')}</option>
          </select>
        </label>
      </search>
      <Members key={JSON.stringify(filters)} cluster={cluster} filters={filters} />
    </>
  );
}

function Members({
  cluster,
  filters,
}: {
  cluster: ClusterName | undefined;
  filters: {
    cluster: string | null;
    name: string | null;
    status: StakeholderStatus | null;
    hasAccount: boolean | null;
  };
}) {
  const { t, number } = useReading();
  const [parameters, setParameters] = useSearchParams();
  const [open, setOpen] = useState<'begin' | 'invite' | null>(null);
  const after = parameters.get('after');
  const [{ data, fetching, error }, again] = useQuery({
    query: deskMembersQuery,
    variables: { ...filters, first: perPage, after },
    // Imports and answers of members change it behind the page.
    requestPolicy: 'cache-and-network',
  });
  const reload = () => again({ requestPolicy: 'network-only' });
  const list = data?.deskMembers;
  if (!list) return <QueryState fetching={fetching} error={error} retry={reload} />;
  const turnTo = (cursor: string | null) =>
    setParameters((before) => {
      const next = new URLSearchParams(before);
      if (cursor) next.set('after', cursor);
      else next.delete('after');
      return next;
    });
  const without = list.nodes.filter((each) => !each.hasAccount);
  const filtered = filters.name !== null || filters.status !== null || filters.hasAccount !== null;
  return (
    <Section
      id="members"
      title={
        <>
          {cluster ? (
            <Link to={`/clusters/${cluster.id}`}>
              <Local of={cluster.name} />
            </Link>
          ) : (
            t('desk.filter.all')
          )}{' '}
          · {number(list.totalCount)}
        </>
      }
      beside={
        <p className="row">
          {cluster && (
            <button
              type="button"
              className="btn btn--small"
              aria-expanded={open === 'begin'}
              onClick={() => setOpen(open === 'begin' ? null : 'begin')}
            >
              {t('desk.begin')}
            </button>
          )}
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
      }
    >
      {cluster && open === 'begin' && <BeginMember cluster={cluster.id} cancel={() => setOpen(null)} />}
      {open === 'invite' && <InviteMembers members={without} done={reload} close={() => setOpen(null)} />}
      {list.nodes.length === 0 && <p className="soft">{t(filtered ? 'desk.noneSo' : 'desk.noMembers')}</p>}
      {list.nodes.length > 0 && <MemberTable members={list.nodes} />}
      {(after || list.pageInfo.hasNextPage) && (
        <nav className="row" aria-label={t('desk.pages')}>
          {after && (
            <button type="button" className="btn btn--small" onClick={() => turnTo(null)}>
              {t('desk.firstPage')}
            </button>
          )}
          {list.pageInfo.hasNextPage && (
            <button type="button" className="btn btn--small" onClick={() => turnTo(list.pageInfo.endCursor ?? null)}>
              {t('desk.nextPage')}
            </button>
          )}
        </nav>
      )}
    </Section>
  );
}
