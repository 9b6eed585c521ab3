import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { LinkState } from '../ui/link-gone';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { answerByLinkMutation, editByLinkQuery } from './edit-query';
import { EditQuestion } from './edit-question';

/** Where the link of a letter leads a member without an account: what was written, and yes or no. */
export function EditLinkPage() {
  const { t } = useReading();
  const { token = '' } = useParams();
  const [{ data, fetching, error }, again] = useQuery({ query: editByLinkQuery, variables: { token } });
  const [{ fetching: answering, error: trouble }, answer] = useMutation(answerByLinkMutation);
  const [done, setDone] = useState<'yes' | 'no'>();
  const edit = data?.editByLink;
  return (
    <Page title={t('edit.title')} invented={false}>
      {done && (
        <div className="notice" role="status">
          <p>{t(`edit.done.${done}`)}</p>
          {done === 'yes' && (
            <p>
              {t('edit.done.account')} <Link to="/sign-in?by=link&to=/profile">{t('identity.signIn')}</Link>
            </p>
          )}
        </div>
      )}
      {!edit && !done && (
        <LinkState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />
      )}
      {edit && !done && (
        <EditQuestion
          edit={edit}
          answering={answering}
          error={trouble}
          answer={(confirms, words) =>
            void answer({ token, seen: edit.seen, confirms, words }).then(({ data: sent, error: refused }) => {
              if (sent) setDone(confirms ? 'yes' : 'no');
              if (refused) again({ requestPolicy: 'network-only' });
            })
          }
        />
      )}
    </Page>
  );
}
