import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../gql';
import type { WorthIntroducingQuery } from '../gql/graphql';
import { StakeholderName } from '../stakeholders/stakeholder-line';
import { useReading } from '../ui/locale';
import { QueryState } from '../ui/query-state';
import { Section } from '../ui/section';
import { Star } from '../ui/star';
import { Trouble } from '../ui/trouble-notice';
import { ClusterChoice, useClusters } from './cluster-choice';

const worthQuery = graphql(`
  query WorthIntroducing($cluster: String!) {
    brokerage(cluster: $cluster, first: 5) {
      steps corridorLinks sectorLinks
      one { id slug name nameLang demonstration country { name { text } } }
      other { id slug name nameLang demonstration country { name { text } } }
      forOne { text } forOther { text }
    }
  }
`);

const bringMutation = graphql(`
  mutation BringTogether($input: ProposalInput!) { proposeIntroduction(input: $input) { id } }
`);

type Pair = WorthIntroducingQuery['brokerage'][number];

/** Introductions worth making in the clusters one looks after, each with the argument for both sides. */
export function WorthIntroducing({ changed }: { changed: () => void }) {
  const { t } = useReading();
  const { clusters } = useClusters();
  const [picked, setPicked] = useState('');
  const chosen = picked || (clusters[0]?.id ?? '');
  const [{ data, fetching, error }, again] = useQuery({
    query: worthQuery,
    variables: { cluster: chosen },
    pause: !chosen,
  });
  if (!chosen) return null;
  return (
    <Section
      id="worth"
      title={t('worth.title')}
      beside={<ClusterChoice clusters={clusters} value={chosen} look="filter" choose={setPicked} />}
    >
      <p className="small soft">{t('worth.how')}</p>
      <QueryState fetching={fetching && !data} error={error} retry={() => again({ requestPolicy: 'network-only' })} />
      {data?.brokerage.length === 0 && <p className="soft">{t('worth.none')}</p>}
      {data?.brokerage.map((pair) => (
        <WorthPair
          key={`${pair.one.id} ${pair.other.id}`}
          pair={pair}
          done={() => {
            again({ requestPolicy: 'network-only' });
            changed();
          }}
        />
      ))}
    </Section>
  );
}

function WorthPair({ pair, done }: { pair: Pair; done: () => void }) {
  const { t, locale } = useReading();
  const [preparing, setPreparing] = useState(false);
  // Both read it, so each argument stands under the name of the one it speaks to.
  const [reason, setReason] = useState(() =>
    [
      [pair.one.name, pair.forOne[0]?.text],
      [pair.other.name, pair.forOther[0]?.text],
    ]
      .flatMap(([name, text]) => (text ? [`${name}: ${text}`] : []))
      .join('\n'),
  );
  const [{ fetching, error }, bring] = useMutation(bringMutation);
  const propose = async () => {
    const { data } = await bring({ input: { from: pair.one.id, with: pair.other.id, reason, lang: locale } });
    if (data) done();
  };
  const countries = { a: pair.one.country.name.text, b: pair.other.country.name.text };
  const bridge =
    pair.corridorLinks === 0
      ? t('worth.firstCorridor', countries)
      : pair.sectorLinks === 0
        ? t('worth.firstSectors')
        : t('worth.corridor', { ...countries, count: pair.corridorLinks });
  return (
    <article className="worth" aria-label={t('desk.pair', { a: pair.one.name, b: pair.other.name })}>
      <div className="deal__pair">
        <Star name={pair.one.name} size={48} />
        <i />
        <Star name={pair.other.name} size={48} />
      </div>
      <div>
        <h3>{bridge}</h3>
        <p className="small soft">
          {pair.steps === null ? t('worth.noPath') : t('worth.steps', { count: pair.steps })}
        </p>
      </div>
      <div>
        {(
          [
            [pair.one, pair.forOne],
            [pair.other, pair.forOther],
          ] as const
        ).map(([side, reasons]) => (
          <p key={side.id} className="small">
            <StakeholderName of={side} />
            <br />
            <span className="soft">{reasons[0]?.text}</span>
          </p>
        ))}
      </div>
      {!preparing && (
        <p className="row">
          <button
            type="button"
            className="btn btn--small btn--primary"
            disabled={fetching || !reason}
            onClick={() => void propose()}
          >
            {t('worth.send')}
          </button>
          <button type="button" className="btn btn--small" onClick={() => setPreparing(true)}>
            {t('worth.prepare')}
          </button>
        </p>
      )}
      <Trouble error={error} />
      {preparing && (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            void propose();
          }}
        >
          <label className="field">
            <span>{t('worth.reason')}</span>
            <textarea required dir="auto" rows={4} value={reason} onChange={(event) => setReason(event.target.value)} />
            <small>{t('worth.reasonHint')}</small>
          </label>
          <p className="row">
            <button type="submit" className="btn btn--small btn--primary" disabled={fetching}>
              {t('worth.send')}
            </button>
            <button type="button" className="btn btn--small btn--quiet" onClick={() => setPreparing(false)}>
              {t('offering.cancel')}
            </button>
          </p>
        </form>
      )}
    </article>
  );
}
