import { remember, remembered } from './remembered';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The theme this reader chose; the device decides until then. */
export function chosenTheme(): Theme {
  return themes.find((each) => each === remembered('wasl-theme')) ?? 'system';
}

/** Shows the page in a theme from now on; `public/before-paint.js` does the same when the page opens. */
export function chooseTheme(theme: Theme): void {
  remember('wasl-theme', theme === 'system' ? null : theme);
  const device = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = theme === 'system' ? device : theme;
}
