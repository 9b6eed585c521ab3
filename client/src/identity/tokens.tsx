import { type FormEvent, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../gql';
import { useReading } from '../ui/locale';
import { QueryState } from '../ui/query-state';
import { Section } from '../ui/section';
import { Trouble } from '../ui/trouble-notice';
import { TextField } from './text-field';

const tokensQuery = graphql(`query Tokens { me { id tokens { id name expiresAt lastUsedAt } } }`);
const createMutation = graphql(`
  mutation CreateToken($name: String!) { createToken(name: $name) { secret token { id } } }
`);
const revokeMutation = graphql(`mutation RevokeToken($id: ID!) { revokeToken(id: $id) }`);

/** Tokens for programs. The secret is shown once, when it is made. */
export function Tokens() {
  const { t, date } = useReading();
  const [{ data, fetching, error }, again] = useQuery({ query: tokensQuery });
  const [made, create] = useMutation(createMutation);
  const [revoked, revoke] = useMutation(revokeMutation);
  const [secret, setSecret] = useState<string | null>(null);
  const refresh = () => again({ requestPolicy: 'network-only' });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    void create({ name: String(new FormData(form).get('token') ?? '') }).then((result) => {
      setSecret(result.data?.createToken.secret ?? null);
      if (!result.error) form.reset();
      refresh();
    });
  };
  return (
    <Section title={t('identity.tokens')}>
      <p className="soft lead-in">{t('identity.tokensText')}</p>
      <Trouble error={made.error ?? revoked.error} />
      {secret && (
        <div className="notice" role="status">
          <p>{t('identity.tokenOnce')}</p>
          <code dir="ltr">{secret}</code>
        </div>
      )}
      <QueryState fetching={fetching && !data} error={error} retry={refresh} />
      {data?.me?.tokens.length === 0 && <p className="soft">{t('identity.tokensNone')}</p>}
      <ul className="plain">
        {data?.me?.tokens.map((each) => (
          <li key={each.id} className="row">
            <bdi>{each.name}</bdi>
            <span className="small soft">{t('identity.tokenUntil', { date: date(each.expiresAt) })}</span>
            <button
              className="btn btn--quiet btn--small"
              type="button"
              onClick={() => void revoke({ id: each.id }).then(refresh)}
            >
              {t('identity.revoke')}
            </button>
          </li>
        ))}
      </ul>
      <form className="account-form" onSubmit={submit}>
        <TextField label={t('identity.tokenName')} name="token" maxLength={80} />
        <button className="btn" type="submit">
          {t('identity.makeToken')}
        </button>
      </form>
    </Section>
  );
}
