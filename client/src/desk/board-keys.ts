import { type RefObject, useEffect } from 'react';
import type { Move } from './move-dialog';

const links = (column: Element | undefined) => [...(column?.querySelectorAll<HTMLElement>('[data-card]') ?? [])];

/** The card to go to from one: up and down within a column, sideways to the nearest column that has cards. */
function neighbour(board: HTMLElement, from: HTMLElement, key: string): HTMLElement | undefined {
  const columns = [...board.children];
  const here = columns.findIndex((column) => column.contains(from));
  const row = links(columns[here]).indexOf(from);
  const sideways = getComputedStyle(board).direction === 'rtl' ? -1 : 1;
  const step = { ArrowRight: sideways, ArrowLeft: -sideways }[key];
  if (!step) {
    const own = links(columns[here]);
    return { ArrowDown: own[row + 1], ArrowUp: own[row - 1], Home: own[0], End: own.at(-1) }[key];
  }
  for (let at = here + step; columns[at]; at += step) {
    const cards = links(columns[at]);
    if (cards.length > 0) return cards[Math.min(row, cards.length - 1)];
  }
  return undefined;
}

/** Keys on the board while a card has the focus: arrows, Home and End move; F and R ask to forward or return. */
export function useBoardKeys(board: RefObject<HTMLElement | null>, ask: (card: string, move: Move) => void): void {
  useEffect(() => {
    const element = board.current;
    if (!element) return;
    const pressed = (event: KeyboardEvent) => {
      const link = (event.target as HTMLElement).closest<HTMLElement>('[data-card]');
      if (!link || event.ctrlKey || event.metaKey || event.altKey) return;
      // By the place of the key, so that it is the same on an Arabic keyboard.
      const move = ({ KeyF: 'forward', KeyR: 'return' } as const)[event.code as 'KeyF'];
      const to = neighbour(element, link, event.key);
      if (!move && !to) return;
      event.preventDefault();
      to?.focus();
      if (move) ask(link.dataset.card ?? '', move);
    };
    element.addEventListener('keydown', pressed);
    return () => element.removeEventListener('keydown', pressed);
  }, [board, ask]);
}
