import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import { useReading } from './locale';

/** A page below the first level: title, breadcrumbs, one h1, and the mark that its data is invented. */
export function Page({
  title,
  crumbs = [],
  heading,
  invented = true,
  children,
}: {
  title: string;
  crumbs?: { to: string; label: string }[];
  heading?: ReactNode;
  /** Whether what the page shows is demonstration data. */
  invented?: boolean;
  children: ReactNode;
}) {
  const { t } = useReading();
  useEffect(() => {
    document.title = `${title} · Wasl`;
  }, [title]);
  return (
    <div className="wrap">
      <nav className="crumbs" aria-label={t('nav.crumbs')}>
        <Link to="/">{t('nav.home')}</Link>
        {crumbs.map((crumb) => (
          <span key={crumb.to} className="row">
            <span aria-hidden="true">/</span> <Link to={crumb.to}>{crumb.label}</Link>
          </span>
        ))}
        <span aria-hidden="true">/</span>
        <span>{title}</span>
        {invented && <span className="demo">{t('demo.mark')}</span>}
      </nav>
      {heading ?? (
        <div className="title">
          <h1 className="h-1">{title}</h1>
        </div>
      )}
      {children}
    </div>
  );
}
