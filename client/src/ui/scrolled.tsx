import type { ReactNode } from 'react';

/** What may be wider or higher than its place: scrolled by itself, by keyboard too, and named for who cannot see it. */
export function Scrolled({
  label,
  className = 'scroll',
  dir,
  children,
}: {
  label: string;
  className?: string;
  dir?: 'ltr';
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reachable by keyboard
    <section className={className} dir={dir} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
