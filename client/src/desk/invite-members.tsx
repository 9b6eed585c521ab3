import { useState } from 'react';
import { useMutation } from 'urql';
import type { InviteMembersMutation } from '../gql/graphql';
import { plain } from '../stakeholders/stakeholder-line';
import { Name } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Trouble } from '../ui/trouble-notice';
import { WordsField } from '../ui/words-field';
import { type DeskMember, inviteMembersMutation } from './member-query';

type Report = InviteMembersMutation['inviteMembers'];

/** Sends members without an account their profile to confirm, all at once, and tells of each address what became of it. */
export function InviteMembers({
  members,
  done,
  close,
}: {
  members: readonly DeskMember[];
  done: () => void;
  close: () => void;
}) {
  const { t } = useReading();
  const [addresses, setAddresses] = useState<Record<string, string>>(() =>
    Object.fromEntries(members.map((each) => [each.id, each.email ?? ''])),
  );
  const [left, setLeft] = useState<readonly string[]>(() =>
    members.filter((each) => !each.email).map((each) => each.id),
  );
  const [message, setMessage] = useState('');
  const [report, setReport] = useState<Report>();
  const [{ fetching, error }, invite] = useMutation(inviteMembersMutation);
  const nameOf = (id: string) => members.find((each) => each.id === id);
  const invitations = members
    .filter((each) => !left.includes(each.id) && addresses[each.id]?.trim())
    .map((each) => ({ stakeholder: each.id, email: addresses[each.id]?.trim() ?? '' }));
  if (report) {
    return (
      <div className="band" role="status">
        <h3 className="h-3">{t('desk.invited', { count: report.filter((each) => each.outcome === 'SENT').length })}</h3>
        <ul className="plain">
          {report.map((each) => {
            const member = nameOf(each.stakeholder);
            return (
              <li key={each.stakeholder}>
                {member && <Name name={member.name} lang={member.nameLang} />} · <bdi dir="ltr">{each.email}</bdi>:{' '}
                {t(`desk.outcome.${plain(each.outcome)}`)}{' '}
                {each.code && (
                  <span className="soft">
                    {t(`desk.refusal.${(each.code === 'BAD_INPUT' && each.field) || each.code}`)}
                  </span>
                )}
              </li>
            );
          })}
        </ul>
        <button type="button" className="btn btn--small" onClick={close}>
          {t('desk.close')}
        </button>
      </div>
    );
  }
  return (
    <form
      className="form band"
      onSubmit={(event) => {
        event.preventDefault();
        void invite({ invitations, message }).then(({ data }) => {
          if (!data) return;
          setReport(data.inviteMembers);
          done();
        });
      }}
    >
      <p className="small soft">{t('desk.inviteHint')}</p>
      <ul className="plain">
        {members.map((each) => (
          <li key={each.id} className="row">
            <label className="check">
              <input
                type="checkbox"
                checked={!left.includes(each.id)}
                onChange={() =>
                  setLeft(left.includes(each.id) ? left.filter((id) => id !== each.id) : [...left, each.id])
                }
              />
              <Name name={each.name} lang={each.nameLang} />
            </label>
            <input
              type="email"
              dir="ltr"
              aria-label={t('desk.addressOf', { name: each.name })}
              value={addresses[each.id] ?? ''}
              onChange={(event) => {
                setAddresses({ ...addresses, [each.id]: event.target.value });
                if (event.target.value) setLeft(left.filter((id) => id !== each.id));
              }}
            />
          </li>
        ))}
      </ul>
      <WordsField label={t('desk.write.message')} rows={2} value={message} change={setMessage} />
      <Trouble error={error} />
      <p className="row">
        <button type="submit" className="btn btn--primary" disabled={fetching || invitations.length === 0}>
          {t('desk.inviteSend', { count: invitations.length })}
        </button>
        <button type="button" className="btn btn--quiet" onClick={close}>
          {t('offering.cancel')}
        </button>
      </p>
    </form>
  );
}
