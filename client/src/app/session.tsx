import { createContext, useContext } from 'react';

/** Called when someone signed in or out or acts for another stakeholder: everything is asked anew, nothing carried over. */
export const RenewSessionContext = createContext<() => void>(() => {});

export function useRenewSession(): () => void {
  return useContext(RenewSessionContext);
}
