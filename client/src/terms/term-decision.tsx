import { useState } from 'react';
import { useReading } from '../ui/locale';
import { Segments } from '../ui/segments';
import { ApproveAsConcept } from './approve-as-concept';
import { ApproveAsWord } from './approve-as-word';
import { DeclineTerm } from './decline-term';
import type { DeskTerm } from './term-card';

const ways = ['word', 'concept', 'decline'] as const;

/** The three decisions on a word; one form stands open at a time. */
export function TermDecision({ of, changed }: { of: DeskTerm; changed: () => void }) {
  const { t } = useReading();
  const [way, setWay] = useState<(typeof ways)[number] | null>(null);
  return (
    <div className="stack">
      <Segments
        name={`way-${of.id}`}
        legend={t('terms.decide', { term: of.term.text })}
        of={ways}
        chosen={way}
        words={(each) => t(`terms.way.${each}`)}
        choose={setWay}
      />
      {way === 'word' && <ApproveAsWord of={of} changed={changed} />}
      {way === 'concept' && <ApproveAsConcept of={of} changed={changed} />}
      {way === 'decline' && <DeclineTerm of={of} changed={changed} />}
    </div>
  );
}
