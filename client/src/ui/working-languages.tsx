import { Checks } from './checks';
import { useReading } from './locale';

/** Those that most of us work in; whoever works in others keeps them. */
const usual = ['ar', 'fr', 'en', 'it', 'es', 'tr', 'de', 'he', 'el'];

/** The languages one works in. */
export function WorkingLanguages({
  chosen,
  change,
}: {
  chosen: readonly string[];
  change: (chosen: string[]) => void;
}) {
  const { languages } = useReading();
  return (
    <Checks
      of={[...new Set([...usual, ...chosen])]}
      chosen={chosen}
      words={(code) => languages([code])}
      change={change}
    />
  );
}
