import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '../gql';
import type { OfferingStatus } from '../gql/graphql';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { useTrouble } from '../ui/trouble';
import { OfferingForm } from './offering-form';
import type { Profile } from './profile-query';
import { plain } from './stakeholder-line';

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
  const { t, date } = useReading();
  const wordsOf = useTrouble();
  const [posting, setPosting] = useState(false);
  const [{ fetching, error }, move] = useMutation(moveMutation);
  return (
    <section className="section" aria-labelledby="own-offerings">
      <div className="section__head">
        <h2 className="h-2" id="own-offerings">
          {t('profile.offerings')}
        </h2>
        {!posting && (
          <button type="button" className="btn btn--small" onClick={() => setPosting(true)}>
            {t('offering.post')}
          </button>
        )}
      </div>
      {posting && (
        <OfferingForm
          stakeholder={profile.id}
          done={(saved) => {
            setPosting(false);
            if (saved) changed();
          }}
        />
      )}
      {error && (
        <p className="notice" role="alert">
          {wordsOf(error)}
        </p>
      )}
      {profile.stakeholder.offerings.length === 0 && !posting && <p className="soft">{t('profile.noOfferings')}</p>}
      {profile.stakeholder.offerings.map((offering) => (
        <article key={offering.id} className="record">
          <p className="record__dir">{t(`direction.${plain(offering.direction)}`)}</p>
          <div>
            <h3>
              <Local of={offering.title} />
            </h3>
            <p className="row small">
              {moves[offering.status].map(({ to, words }) => (
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
              ))}
            </p>
          </div>
          <p className="record__when">
            <span className={offering.status === 'OPEN' ? 'status' : 'status status--soon'}>
              {t(`status.${plain(offering.status)}`)}
            </span>
            <br />
            {t('offering.until', { date: date(offering.validUntil) })}
          </p>
        </article>
      ))}
    </section>
  );
}
