import { type RefObject, useLayoutEffect } from 'react';

/** Lets `/` put the cursor in the search box of the page, unless one is typing somewhere. */
export function useSlashKey(field: RefObject<HTMLInputElement | null>): void {
  // Not a plain effect, which waits for the paint: a key pressed as the box appears would be lost.
  useLayoutEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && /input|textarea|select/i.test(event.target.tagName);
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, [field]);
}
