import { Link } from 'react-router';
import { plain, StakeholderName } from '../stakeholders/stakeholder-line';
import { Name } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Scrolled } from '../ui/scrolled';
import type { DeskMember } from './member-query';

/** Members, one a row: where each profile stands, what waits, the last contact, and the way to help it along. */
export function MemberTable({ members }: { members: readonly DeskMember[] }) {
  const { t } = useReading();
  return (
    <Scrolled label={t('desk.tab.members')}>
      <table className="table table--records">
        <thead>
          <tr>
            {['member', 'stands', 'completeness', 'lastContact', 'changed', 'help'].map((each) => (
              <th key={each} scope="col">
                {t(each === 'completeness' ? 'profile.completeness' : `desk.${each}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <MemberRow key={member.id} member={member} />
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

function MemberRow({ member }: { member: DeskMember }) {
  const { t, number, date } = useReading();
  const { lastContact } = member;
  return (
    <tr>
      <th scope="row">
        {member.status === 'PUBLISHED' ? (
          <StakeholderName of={member} />
        ) : (
          <Name name={member.name} lang={member.nameLang} />
        )}
      </th>
      <td data-head={t('desk.stands')}>
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
      <td data-head={t('profile.completeness')}>{t('desk.percent', { percent: number(member.completeness) })}</td>
      <td data-head={t('desk.lastContact')}>
        {lastContact ? (
          <>
            {date(lastContact.at)} <span className="small soft">{t(`desk.contact.${plain(lastContact.kind)}`)}</span>
          </>
        ) : (
          <span className="soft">{t('desk.notKnownYet')}</span>
        )}
      </td>
      <td data-head={t('desk.changed')}>{date(member.updatedAt)}</td>
      <td>
        <Link to={`/desk/members/${member.id}`}>
          {t('desk.write')} <bdi className="sr">{member.name}</bdi>
        </Link>
      </td>
    </tr>
  );
}
