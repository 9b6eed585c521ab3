import type { FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { useClient, useMutation } from 'urql';
import { useRenewSession } from '../app/session';
import { graphql } from '../gql';
import { useReading } from '../ui/locale';
import { useTrouble } from '../ui/trouble';
import { saveText } from './save-text';
import { TextField } from './text-field';

const dataQuery = graphql(`query MyData { myData }`);
const eraseMutation = graphql(`mutation EraseAccount($email: String!) { eraseAccount(email: $email) }`);

/** Taking away what is kept about oneself, and erasing it. */
export function Leaving() {
  const { t } = useReading();
  const wordsOf = useTrouble();
  const client = useClient();
  const navigate = useNavigate();
  const renew = useRenewSession();
  const [{ error }, erase] = useMutation(eraseMutation);
  const take = async () => {
    const { data } = await client.query(dataQuery, {}, { requestPolicy: 'network-only' }).toPromise();
    if (data) saveText('wasl-my-data.json', data.myData);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get('address') ?? '');
    void erase({ email }).then(async (result) => {
      if (result.error) return;
      renew();
      await navigate('/');
    });
  };
  return (
    <section className="section">
      <h2 className="h-2">{t('identity.leaving')}</h2>
      <p className="row">
        <button className="btn" type="button" onClick={() => void take()}>
          {t('identity.takeData')}
        </button>
      </p>
      <details>
        <summary>{t('identity.erase')}</summary>
        <form className="account-form" onSubmit={submit}>
          <p>{t('identity.eraseText')}</p>
          {error && (
            <p className="notice" role="alert">
              {wordsOf(error)}
            </p>
          )}
          <TextField
            label={t('identity.eraseConfirm')}
            name="address"
            type="email"
            autoComplete="off"
            maxLength={254}
          />
          <button className="btn btn--attention" type="submit">
            {t('identity.erase')}
          </button>
        </form>
      </details>
    </section>
  );
}
