import { useState } from 'react';
import { type Someone, StakeholderPicker } from '../cooperation/stakeholder-picker';
import { BringTogether } from '../introductions/bring-together';
import { useReading } from '../ui/locale';
import { Section } from '../ui/section';

/** Two of the facilitator's own choice, beside those that the network suggests. */
export function DeskPair() {
  const { t } = useReading();
  const [one, setOne] = useState<Someone | null>(null);
  const [other, setOther] = useState<Someone | null>(null);
  return (
    <Section id="pair" title={t('bring.choose')}>
      <div className="pathfinder">
        <StakeholderPicker label={t('bring.one')} chosen={one} not={other?.id} onChoose={setOne} />
        <StakeholderPicker label={t('bring.other')} chosen={other} not={one?.id} onChoose={setOther} />
      </div>
      {one && other && <BringTogether key={`${one.id} ${other.id}`} one={one} other={other} />}
    </Section>
  );
}
