import { useMutation } from 'urql';
import { useRenewSession } from '../app/session';
import { graphql } from '../gql';
import { useReading } from '../ui/locale';
import { useMe } from './me';

const actMutation = graphql(`
  mutation ActFor($stakeholder: ID!) { actFor(stakeholder: $stakeholder) { id actsFor { id } } }
`);

/** For whom one acts, for those who may act for several; the choice is remembered with the account. */
export function ActingChoice() {
  const { t } = useReading();
  const me = useMe();
  const renew = useRenewSession();
  const [{ fetching }, act] = useMutation(actMutation);
  if (!me || me.delegations.length < 2) return null;
  return (
    <label className="field acting">
      <span>{t('identity.actingFor')}</span>
      <select
        value={me.actsFor?.id ?? ''}
        disabled={fetching}
        onChange={(event) => void act({ stakeholder: event.target.value }).then(renew)}
      >
        {me.delegations.map(({ stakeholder }) => (
          <option key={stakeholder.id} value={stakeholder.id} lang={stakeholder.nameLang}>
            {stakeholder.name}
          </option>
        ))}
      </select>
    </label>
  );
}
