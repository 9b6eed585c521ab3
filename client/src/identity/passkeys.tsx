import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../gql';
import { useReading } from '../ui/locale';
import { QueryState } from '../ui/query-state';
import { Section } from '../ui/section';
import { Trouble } from '../ui/trouble-notice';
import { AccountForm } from './account-form';
import { makePasskey, passkeysPossible } from './passkey';
import { TextField } from './text-field';

const passkeysQuery = graphql(`query Passkeys { me { id passkeys { id name backedUp createdAt lastUsedAt } } }`);
const removeMutation = graphql(`mutation RemovePasskey($id: ID!) { removePasskey(id: $id) }`);

/** Keys that one’s devices keep, each with its last use; making one, where this browser can. */
export function Passkeys() {
  const { t, date } = useReading();
  const [{ data, fetching, error }, again] = useQuery({ query: passkeysQuery });
  const [removed, remove] = useMutation(removeMutation);
  // A new form after each, empty.
  const [made, setMade] = useState(0);
  const refresh = () => again({ requestPolicy: 'network-only' });
  const make = async ({ passkey = '' }: Record<string, string>) => {
    const outcome = await makePasskey(passkey);
    if (outcome.done) {
      setMade(made + 1);
      refresh();
    }
    return outcome;
  };
  return (
    <Section title={t('identity.passkeys')}>
      <p className="soft lead-in">{t('identity.passkeysText')}</p>
      <Trouble error={removed.error} />
      <QueryState fetching={fetching && !data} error={error} retry={refresh} />
      {data?.me?.passkeys.length === 0 && <p className="soft">{t('identity.passkeysNone')}</p>}
      <ul className="plain">
        {data?.me?.passkeys.map((each) => (
          <li key={each.id} className="row">
            <bdi>{each.name}</bdi>
            <span className="small soft">
              {each.lastUsedAt
                ? t('identity.passkeyUsed', { date: date(each.lastUsedAt) })
                : t('identity.passkeyUnused', { date: date(each.createdAt) })}
            </span>
            <button
              className="btn btn--quiet btn--small"
              type="button"
              aria-label={t('identity.removePasskeyNamed', { name: `\u2068${each.name}\u2069` })}
              onClick={() => void remove({ id: each.id }).then(refresh)}
            >
              {t('identity.removePasskey')}
            </button>
          </li>
        ))}
      </ul>
      {passkeysPossible() ? (
        <AccountForm key={made} action={t('identity.makePasskey')} submit={make}>
          <TextField
            label={t('identity.passkeyName')}
            name="passkey"
            hint={t('identity.passkeyNameHint')}
            maxLength={80}
          />
        </AccountForm>
      ) : (
        <p className="small soft">{t('identity.noPasskeysHere')}</p>
      )}
    </Section>
  );
}
