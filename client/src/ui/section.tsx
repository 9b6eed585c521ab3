import type { ReactNode } from 'react';

/** A part of a page under a heading of its own, and what stands beside the heading; with an id it can be gone to by name. */
export function Section({
  id,
  title,
  beside,
  children,
}: {
  id?: string;
  title: ReactNode;
  beside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section__head">
        <h2 className="h-2" id={id}>
          {title}
        </h2>
        {beside}
      </div>
      {children}
    </section>
  );
}
