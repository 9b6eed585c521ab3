import { useQuery } from 'urql';
import { graphql } from '../gql';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';

const mailboxQuery = graphql(`
  query Mailbox { mailbox { id to lang dir subject paragraphs action { label address } footer createdAt } }
`);

/** In demonstration mode, without a mail server: the letters that would have been sent. */
export function MailboxPage() {
  const { t, date } = useReading();
  const [{ data, fetching, error }, again] = useQuery({ query: mailboxQuery });
  const refresh = () => again({ requestPolicy: 'network-only' });
  return (
    <Page title={t('mailbox.title')}>
      <p className="soft lead-in">{t('mailbox.text')}</p>
      {!data && <QueryState fetching={fetching} error={error} retry={refresh} />}
      {data && (
        <p className="row">
          <button className="btn btn--small" type="button" onClick={refresh}>
            {t('mailbox.refresh')}
          </button>
        </p>
      )}
      {data?.mailbox.length === 0 && <p className="notice">{t('mailbox.none')}</p>}
      {data?.mailbox.map((letter) => (
        <article key={letter.id} className="letter">
          <p className="small soft">
            <bdi dir="ltr">{letter.to}</bdi> · {date(letter.createdAt)}
          </p>
          <div lang={letter.lang} dir={letter.dir}>
            <h2 className="h-3">{letter.subject}</h2>
            {letter.paragraphs.map((each) => (
              <p key={each}>{each}</p>
            ))}
            {letter.action && (
              <p>
                <a className="btn" href={letter.action.address}>
                  {letter.action.label}
                </a>
              </p>
            )}
            <p className="small soft">{letter.footer}</p>
          </div>
        </article>
      ))}
    </Page>
  );
}
