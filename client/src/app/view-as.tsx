import { createContext, useContext } from 'react';

/** The demonstration company one looks through, until there are accounts. */
export interface ViewAs {
  id: string | null;
  choose(id: string | null): void;
}

export const ViewAsContext = createContext<ViewAs>({ id: null, choose: () => {} });

export function useViewAs(): ViewAs {
  return useContext(ViewAsContext);
}
