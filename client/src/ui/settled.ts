import { useEffect, useState } from 'react';

/** What someone is typing, once they have paused: asked of the server then, not at every letter. */
export function useSettled(typed: string, pause = 150): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const wait = setTimeout(() => setSettled(typed), pause);
    return () => clearTimeout(wait);
  }, [typed, pause]);
  return settled;
}
