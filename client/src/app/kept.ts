import { useEffect, useState } from 'react';
import { remember, remembered } from './remembered';

/** What somebody writes, kept on this device until it was sent or thrown away. */
export function useKept<Draft extends object>(name: string, initial: Draft) {
  const [draft, setDraft] = useState<Draft>(() => {
    const text = remembered(name);
    return text ? { ...initial, ...(JSON.parse(text) as Partial<Draft>) } : initial;
  });
  const [begun, setBegun] = useState(false);
  useEffect(() => {
    if (begun) remember(name, JSON.stringify(draft));
  }, [name, begun, draft]);
  return {
    draft,
    set: (changes: Partial<Draft>) => {
      setBegun(true);
      setDraft((before) => ({ ...before, ...changes }));
    },
    forget: () => {
      setBegun(false);
      remember(name, null);
    },
  };
}
