import type { ResultOf } from '@graphql-typed-document-node/core';
import { useCallback, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useReading } from '../ui/locale';
import { useBoardKeys } from './board-keys';
import { DeskCard } from './desk-card';
import { columns, type DeskCardData, type deskQuery } from './desk-query';
import { type Move, MoveDialog } from './move-dialog';

export const usualCards = 20;
export const mostCards = 100;

/** The board, a column a state. Every move can be made by the keyboard and is told to whoever hears the page. */
export function DeskBoard({
  board,
  first,
  changed,
}: {
  board: ResultOf<typeof deskQuery>;
  first: number;
  changed: () => void;
}) {
  const { t, number } = useReading();
  const [parameters, setParameters] = useSearchParams();
  const element = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<{ card: DeskCardData; move: Move }>();
  const [told, setTold] = useState('');
  const ask = useCallback(
    (id: string, move: Move) => {
      const card = columns.flatMap((each) => board[each].nodes).find((each) => each.id === id);
      if (!card) return;
      if (card.mayDo.includes('FORWARD')) setAsked({ card, move });
      else setTold(t('desk.told.nothing', { a: card.askingName, b: card.askedName }));
    },
    [board, t],
  );
  useBoardKeys(element, ask);
  const done = (words: string) => {
    setAsked(undefined);
    setTold(words);
    changed();
    // The card has moved on: the focus goes to what is first now, not to the top of the page.
    setTimeout(() => element.current?.querySelector<HTMLElement>('[data-card]')?.focus(), 0);
  };
  return (
    <>
      <p className="small soft keys" id="board-keys">
        {t('desk.keys')}
      </p>
      <p className="small" role="status">
        {told}
      </p>
      <div className="board" ref={element}>
        {columns.map((column) => {
          const { totalCount, nodes } = board[column];
          return (
            <section key={column} className="col" aria-labelledby={`col-${column}`}>
              <h2 className="col__head" id={`col-${column}`}>
                {t(`desk.column.${column}`)}
                <span>{number(totalCount)}</span>
              </h2>
              <p className="col__sub">{t(`desk.column.${column}.sub`)}</p>
              {nodes.map((card) => (
                <DeskCard key={card.id} card={card} ask={(move) => setAsked({ card, move })} />
              ))}
              {totalCount === 0 && <p className="col__empty">{t(`desk.column.${column}.empty`)}</p>}
              {totalCount > nodes.length && first < mostCards && (
                <p className="small">
                  <button
                    type="button"
                    className="link"
                    onClick={() => {
                      const next = new URLSearchParams(parameters);
                      next.set('show', String(Math.min(mostCards, first * 2)));
                      setParameters(next, { replace: true });
                    }}
                  >
                    {t('desk.more', { count: totalCount - nodes.length })}
                  </button>
                </p>
              )}
            </section>
          );
        })}
      </div>
      {asked && (
        <MoveDialog
          key={`${asked.card.id} ${asked.move}`}
          card={asked.card}
          move={asked.move}
          close={() => setAsked(undefined)}
          done={done}
        />
      )}
    </>
  );
}
