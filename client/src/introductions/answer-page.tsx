import { useState } from 'react';
import { useParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import type { ReplyInput } from '../gql/graphql';
import { LinkState } from '../ui/link-gone';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { useTrouble } from '../ui/trouble';
import { DeclineForm } from './decline-form';
import { linkMutation, linkQuery } from './introduction-query';

/** Where a one-time link leads: the question, and yes or no with a reason, without an account. */
export function AnswerPage() {
  const { t, date } = useReading();
  const wordsOf = useTrouble();
  const { token = '' } = useParams();
  const [{ data, fetching, error }, again] = useQuery({ query: linkQuery, variables: { token } });
  const [done, setDone] = useState<'yes' | 'no'>();
  const [{ error: trouble }, answer] = useMutation(linkMutation);
  const send = async (reply: ReplyInput) => {
    const { data: sent } = await answer({ token, reply });
    if (sent) setDone(reply.consents ? 'yes' : 'no');
  };
  const question = data?.introductionByLink;
  return (
    <Page title={t('introduction.title')} invented={false}>
      {done && (
        <p className="notice" role="status">
          {t(`introduction.link.${done}`)}
        </p>
      )}
      {!question && !done && (
        <LinkState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />
      )}
      {question && !done && (
        <div className="stack">
          <p className="lead-in">
            {t('introduction.link.question', {
              own: `\u2068${question.own}\u2069`,
              other: `\u2068${question.other}\u2069`,
            })}
          </p>
          <p>
            <Local of={question.reason} />
          </p>
          <p className="small soft">{t('introduction.link.until', { date: date(question.until) })}</p>
          <p>
            <button className="btn btn--primary" type="button" onClick={() => void send({ consents: true })}>
              {t('introduction.do.consent')}
            </button>
          </p>
          <DeclineForm decline={(reply) => void send(reply)} />
          {trouble && <p role="alert">{wordsOf(trouble)}</p>}
        </div>
      )}
    </Page>
  );
}
