// Sets language, direction and theme before the first paint, so that nothing flips under the reader's eyes.
(() => {
  const known = ['en', 'fr', 'ar'];
  const asked = new URLSearchParams(location.search).get('lang');
  // A browser that forbids storage throws on the first touch; the page must open all the same.
  const kept = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };
  // A language asked for in the address is kept, or it would be lost on the next page.
  if (known.includes(asked)) {
    try {
      localStorage.setItem('wasl-lang', asked);
    } catch {
      // Then it holds for this page only.
    }
  }
  const wanted =
    [asked, kept('wasl-lang'), ...navigator.languages.map((tag) => tag.slice(0, 2))].find((tag) =>
      known.includes(tag),
    ) || 'en';
  document.documentElement.lang = wanted;
  document.documentElement.dir = wanted === 'ar' ? 'rtl' : 'ltr';
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const paint = () => {
    const chosen = kept('wasl-theme');
    const known = chosen === 'light' || chosen === 'dark';
    document.documentElement.dataset.theme = known ? chosen : dark.matches ? 'dark' : 'light';
  };
  paint();
  // The device goes dark in the evening, the open page with it.
  dark.addEventListener('change', paint);
})();
