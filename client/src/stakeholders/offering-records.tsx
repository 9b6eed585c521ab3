import type { ReactNode } from 'react';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import type { Profile } from './profile-query';
import { plain } from './stakeholder-line';

type Offering = Profile['stakeholder']['offerings'][number];

/** Offers and needs of a profile that one writes: what each is, where it stands and until when; `actions` beside each. */
export function OfferingRecords({
  of,
  actions,
}: {
  of: readonly Offering[];
  actions?: (offering: Offering) => ReactNode;
}) {
  const { t } = useReading();
  return of.map((offering) => (
    <article key={offering.id} className="record">
      <p className="record__dir">{t(`direction.${plain(offering.direction)}`)}</p>
      <div>
        <h3>
          <Local of={offering.title} />
        </h3>
        {actions && <p className="row small">{actions(offering)}</p>}
      </div>
      <OfferingWhen of={offering} />
    </article>
  ));
}

/** Where an offer or a need stands, and until when. */
export function OfferingWhen({ of }: { of: Pick<Offering, 'status' | 'validUntil'> }) {
  const { t, date } = useReading();
  return (
    <p className="record__when">
      <span className={of.status === 'OPEN' ? 'status' : 'status status--soon'}>{t(`status.${plain(of.status)}`)}</span>
      <br />
      {t('offering.until', { date: date(of.validUntil) })}
    </p>
  );
}
