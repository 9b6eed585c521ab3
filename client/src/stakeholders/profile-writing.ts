import type { ReactNode } from 'react';
import { type CombinedError, useMutation } from 'urql';
import type { ProfileInput } from '../gql/graphql';
import { useReading } from '../ui/locale';
import { editProfileMutation, type Profile } from './profile-query';

/** How the form of a profile writes: as its owner, or for a member who then confirms. */
export interface ProfileWriting {
  /** Who sees what is chosen by the owner alone. */
  own: boolean;
  fetching: boolean;
  error: CombinedError | undefined;
  /** The profile as it stands after saving; null when it was refused. */
  save(input: ProfileInput): Promise<{ profile: Profile; told: string } | null>;
  /** Fields that belong to this way of writing, above the button. */
  extra?: ReactNode;
  action: string;
}

/** Writing one's own profile: what is saved stands. */
export function useOwnWriting(id: string): ProfileWriting {
  const { t } = useReading();
  const [{ fetching, error }, edit] = useMutation(editProfileMutation);
  return {
    own: true,
    fetching,
    error,
    save: async (input) => {
      const { data } = await edit({ id, input });
      return data ? { profile: data.editProfile, told: t('profile.saved') } : null;
    },
    action: t('profile.save'),
  };
}
