import { useState } from 'react';
import { useQuery } from 'urql';
import { useConnection } from '../cooperation/connection-paths';
import { type Someone, StakeholderPicker } from '../cooperation/stakeholder-picker';
import { graphql } from '../gql';
import { StakeholderName } from '../stakeholders/stakeholder-line';
import { useReading } from '../ui/locale';
import { QueryState } from '../ui/query-state';
import { Score, Tie } from './tie';

const whyNotQuery = graphql(`
  query WhyNot($id: String!) {
    explainPair(with: $id) {
      score parts { feature contribution }
      reasons { ...ReasonParts }
      stakeholder { id slug name nameLang demonstration country { code name { text } } sectors { id } womenLed { form } }
    }
  }
`);

/** The list as it was asked for, to say why someone is not in it. */
export interface Asked {
  own: { id: string; country: { code: string } };
  acrossBorders: boolean;
  womenLed: boolean;
  sector: string | null;
  partners: readonly { score: number; stakeholder: { id: string } }[];
}

/** "Why is someone not here?": type a name and read what keeps it out of the list, then the same account as for anyone. */
export function WhyNot({ asked }: { asked: Asked }) {
  const { t, number } = useReading();
  const [someone, setSomeone] = useState<Someone | null>(null);
  const id = someone?.id;
  const [{ data, fetching, error }, again] = useQuery({
    query: whyNotQuery,
    variables: { id: id ?? '' },
    pause: !id,
  });
  const [connection] = useConnection(id && asked.own.id, id);
  const pair = id && data?.explainPair.stakeholder.id === id && !error ? data.explainPair : undefined;

  const causes: string[] = [];
  if (pair && !connection.fetching) {
    const rank = asked.partners.findIndex((partner) => partner.stakeholder.id === id);
    const linked = connection.data?.connection.some((path) => path.steps.length === 1 && path.steps[0]?.link);
    const score = (value: number) => number(Math.round(value * 100));
    if (rank >= 0) causes.push(t('whyNot.here', { rank: rank + 1 }));
    else {
      if (linked) causes.push(t('whyNot.linked'));
      if (asked.acrossBorders && pair.stakeholder.country.code === asked.own.country.code)
        causes.push(t('whyNot.sameCountry', { country: pair.stakeholder.country.name.text }));
      if (asked.womenLed && pair.stakeholder.womenLed.length === 0) causes.push(t('whyNot.womenLed'));
      if (asked.sector && !pair.stakeholder.sectors.some((sector) => sector.id === asked.sector))
        causes.push(t('whyNot.sector'));
      if (pair.reasons.length === 0) causes.push(t('whyNot.noReason'));
      const last = asked.partners.at(-1);
      if (causes.length === 0)
        causes.push(
          last && pair.score <= last.score
            ? t('whyNot.lower', { score: score(pair.score), last: score(last.score) })
            : t('whyNot.variety', { score: score(pair.score) }),
        );
    }
  }
  return (
    <section className="section" id="why-not" aria-labelledby="why-not-title">
      <div className="section__head">
        <h2 className="h-2" id="why-not-title">
          {t('whyNot.title')}
        </h2>
      </div>
      <StakeholderPicker label={t('whyNot.who')} chosen={someone} not={asked.own.id} onChoose={setSomeone} />
      <div aria-live="polite">
        {id && <QueryState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />}
        {pair && (
          <>
            <p className="whynot">
              <StakeholderName of={pair.stakeholder} /> {causes.join(' ')}
            </p>
            <Tie dense reasons={pair.reasons.slice(0, 5)} />
            <div className="rank__foot">
              <Score score={pair.score} parts={pair.parts} />
            </div>
          </>
        )}
      </div>
    </section>
  );
}
