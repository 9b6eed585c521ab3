// Sets language, direction and theme before the first paint, so that nothing flips under the reader's eyes.
(() => {
  const known = ['en', 'fr', 'ar'];
  const asked = new URLSearchParams(location.search).get('lang');
  const kept = localStorage.getItem('wasl-lang');
  const wanted =
    [asked, kept, ...navigator.languages.map((tag) => tag.slice(0, 2))].find((tag) => known.includes(tag)) || 'en';
  document.documentElement.lang = wanted;
  document.documentElement.dir = wanted === 'ar' ? 'rtl' : 'ltr';
  const theme = localStorage.getItem('wasl-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
})();
