import { useState } from 'react';
import { useConcepts } from '../stakeholders/use-concepts';
import { Combobox } from '../ui/combobox';
import { useReading } from '../ui/locale';

export interface ChosenConcept {
  id: string;
  label: string;
  lang: string;
}

/** One concept of the thesaurus, chosen by typing its name in any language. */
export function ConceptPicker({
  label,
  chosen,
  change,
}: {
  label: string;
  chosen: ChosenConcept | null;
  change: (next: ChosenConcept | null) => void;
}) {
  const { t } = useReading();
  const [typed, setTyped] = useState('');
  const { found, fetching } = useConcepts(typed);
  return (
    <Combobox
      label={label}
      chosen={chosen}
      none={t('terms.noneFound')}
      loading={fetching}
      choices={found.map((each) => ({ id: each.id, label: each.label.text, lang: each.label.lang }))}
      onType={setTyped}
      onChoose={change}
    />
  );
}

/** A concept as it was read, as one to choose. */
export function choiceOf(
  concept: { id: string; label: { text: string; lang: string } } | null | undefined,
): ChosenConcept | null {
  return concept ? { id: concept.id, label: concept.label.text, lang: concept.label.lang } : null;
}
