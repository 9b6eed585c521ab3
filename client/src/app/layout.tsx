import { useState } from 'react';
import { Link, NavLink, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { AccountMenu } from '../identity/account-menu';
import { DemonstrationBanner } from '../identity/demonstration-banner';
import { isStaff, useMe } from '../identity/me';
import { SearchBox } from '../search/search-box';
import { Icon } from '../ui/icon';
import { locales, useReading } from '../ui/locale';
import { Mark } from '../ui/star';
import { Appearance } from './appearance';

const languageNames = { en: 'EN', fr: 'FR', ar: 'عربية' };

/** The three languages of the interface, each by its own name. */
function Languages({ className }: { className: string }) {
  const { locale, choose } = useReading();
  return (
    <div className={className}>
      {locales.map((each) => (
        <button key={each} type="button" lang={each} aria-pressed={each === locale} onClick={() => choose(each)}>
          {languageNames[each]}
        </button>
      ))}
    </div>
  );
}

/** Header, page and footer. The header names only rooms that exist. */
export function Layout() {
  const { t } = useReading();
  const { pathname } = useLocation();
  const me = useMe();
  // The menu is open on the page where it was opened, and nowhere else.
  const [openOn, setOpenOn] = useState<string | null>(null);
  const open = openOn === pathname;
  return (
    <>
      <a className="skip" href="#main">
        {t('nav.skip')}
      </a>
      <header className="header">
        <div className="wrap">
          <div className="header__top">
            <Link className="brand" to="/">
              <Mark />
              Wasl <bdi lang="ar">وصل</bdi>
            </Link>
            {(pathname !== '/' || (me && (me.actsFor || isStaff(me)))) && <SearchBox key={pathname} />}
            <div className="tools">
              <Languages className="lang wide" />
              <AccountMenu />
              <button
                className="btn btn--small menu"
                type="button"
                aria-expanded={open}
                aria-label={t('nav.menu')}
                onClick={() => setOpenOn(open ? null : pathname)}
              >
                <Icon name="menu" />
              </button>
            </div>
          </div>
          <nav key={pathname} className={open ? 'nav is-open' : 'nav'} aria-label={t('nav.main')}>
            {me && <Languages className="lang nav__lang" />}
            <NavLink to="/matches">{t('nav.partners')}</NavLink>
            <NavLink to="/clusters">{t('nav.clusters')}</NavLink>
            <NavLink to="/network">{t('nav.network')}</NavLink>
            <NavLink to="/mentoring">{t('nav.mentoring')}</NavLink>
            {me && isStaff(me) && <NavLink to="/desk">{t('desk.nav')}</NavLink>}
          </nav>
        </div>
      </header>
      <DemonstrationBanner />
      <main id="main">
        <Outlet />
      </main>
      <footer className="footer">
        <div className="wrap row row--wide">
          <Link to="/search">{t('nav.all')}</Link>
          <Link to="/about">{t('nav.about')}</Link>
          <Link to="/api">{t('nav.api')}</Link>
          <Link to="/status">{t('nav.status')}</Link>
          <Appearance />
          <span className="end row">
            <span className="demo">{t('demo.mark')}</span>
            <span className="tiny">{t('demo.text')}</span>
          </span>
        </div>
      </footer>
      <ScrollRestoration />
    </>
  );
}
