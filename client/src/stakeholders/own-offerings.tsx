import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '../gql';
import type { OfferingStatus } from '../gql/graphql';
import { useReading } from '../ui/locale';
import { Section } from '../ui/section';
import { Trouble } from '../ui/trouble-notice';
import { OfferingForm } from './offering-form';
import { OfferingRecords } from './offering-records';
import type { Profile } from './profile-query';

const moveMutation = graphql(`
  mutation MoveOffering($id: ID!, $version: Int!, $status: OfferingStatus!) {
    moveOffering(id: $id, version: $version, status: $status) { id version status validUntil }
  }
`);

/** What an owner can do with an offer or a need, by where it stands. */
const moves: Record<OfferingStatus, { to: OfferingStatus; words: string }[]> = {
  OPEN: [
    { to: 'FULFILLED', words: 'offering.fulfil' },
    { to: 'PAUSED', words: 'offering.pause' },
  ],
  PAUSED: [{ to: 'OPEN', words: 'offering.reopen' }],
  FULFILLED: [{ to: 'OPEN', words: 'offering.reopen' }],
  EXPIRED: [{ to: 'OPEN', words: 'offering.renew' }],
};

/** One's own offers and needs: post in under a minute, renew, pause, call fulfilled. */
export function OwnOfferings({ profile, changed }: { profile: Profile; changed: () => void }) {
  const { t } = useReading();
  const [posting, setPosting] = useState(false);
  const [{ fetching, error }, move] = useMutation(moveMutation);
  return (
    <Section
      id="own-offerings"
      title={t('profile.offerings')}
      beside={
        !posting && (
          <button type="button" className="btn btn--small" onClick={() => setPosting(true)}>
            {t('offering.post')}
          </button>
        )
      }
    >
      {posting && (
        <OfferingForm
          stakeholder={profile.id}
          done={(saved) => {
            setPosting(false);
            if (saved) changed();
          }}
        />
      )}
      <Trouble error={error} />
      {profile.stakeholder.offerings.length === 0 && !posting && <p className="soft">{t('profile.noOfferings')}</p>}
      <OfferingRecords
        of={profile.stakeholder.offerings}
        actions={(offering) =>
          moves[offering.status].map(({ to, words }) => (
            <button
              key={to}
              type="button"
              className="link"
              disabled={fetching}
              onClick={() =>
                void move({ id: offering.id, version: offering.version, status: to }).then(({ data }) => {
                  if (data) changed();
                })
              }
            >
              {t(words)}
            </button>
          ))
        }
      />
    </Section>
  );
}
