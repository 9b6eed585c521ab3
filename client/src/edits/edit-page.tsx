import { Link, useParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { useMe } from '../identity/me';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { answerMutation, editQuery } from './edit-query';
import { EditQuestion } from './edit-question';

/** What a facilitator wrote for a member: for the member to answer, and for the facilitator to see what became of it. */
export function EditPage() {
  const { t } = useReading();
  const { id = '' } = useParams();
  const me = useMe();
  const [{ data, fetching, error }, again] = useQuery({ query: editQuery, variables: { id }, pause: !me });
  const [{ fetching: answering, error: trouble }, answer] = useMutation(answerMutation);
  const edit = data?.proposedEdit;
  const own = me?.delegations.some((each) => each.stakeholder.id === edit?.member) ?? false;
  return (
    <Page title={t('edit.title')} invented={me?.demonstration ?? false}>
      {me === null && (
        <p className="notice">
          <Link to={`/sign-in?to=/edits/${id}`}>{t('identity.signIn')}</Link>
        </p>
      )}
      {me !== null && !edit && (
        <QueryState
          fetching={fetching || me === undefined}
          error={error}
          retry={() => again({ requestPolicy: 'network-only' })}
        />
      )}
      {edit && (
        <>
          {edit.state === 'CONFIRMED' && (
            <p className="notice" role="status">
              {t('edit.done.yes')}
            </p>
          )}
          <EditQuestion
            key={edit.version}
            edit={edit}
            answering={answering}
            error={trouble}
            answer={(confirms, words) =>
              void answer({ id, seen: edit.seen, confirms, words }).then(({ error: refused }) => {
                if (refused) again({ requestPolicy: 'network-only' });
              })
            }
          />
          <p className="section">
            <Link to={own ? `/profile?of=${edit.member}` : `/desk/members/${edit.member}`}>
              {t(own ? 'profile.edit' : 'desk.toMember')}
            </Link>
          </p>
        </>
      )}
    </Page>
  );
}
