import { useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { useRenewSession } from '../app/session';
import { graphql } from '../gql';
import { useReading } from '../ui/locale';
import { BeginForm } from './begin-form';

const createMutation = graphql(`
  mutation CreateStakeholder($kind: StakeholderKind!, $name: String!, $nameLang: String!, $country: String!, $another: Boolean!) {
    createStakeholder(kind: $kind, name: $name, nameLang: $nameLang, country: $country, another: $another) { id }
  }
`);

/** Begins a profile of one's own. */
export function NewProfile() {
  const { t } = useReading();
  const navigate = useNavigate();
  const renew = useRenewSession();
  const [{ fetching, error }, create] = useMutation(createMutation);
  return (
    <BeginForm
      look="section"
      isAnother={t('profile.another')}
      action={t('profile.begin')}
      fetching={fetching}
      error={error}
      begin={(beginning) =>
        void create(beginning).then(async ({ data }) => {
          if (!data) return;
          renew();
          await navigate(`/profile?of=${data.createStakeholder.id}`);
        })
      }
    />
  );
}
