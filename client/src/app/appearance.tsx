import { useState } from 'react';
import { type Digits, useReading } from '../ui/locale';
import { chooseTheme, chosenTheme, type Theme, themes } from './theme';

/** How the page looks to this reader: its theme, and in Arabic which digits. Kept in this browser only. */
export function Appearance() {
  const { t, locale, digits, chooseDigits } = useReading();
  const [theme, setTheme] = useState(chosenTheme);
  return (
    <span className="appearance">
      <label>
        {t('theme.label')}
        <select
          value={theme}
          onChange={(event) => {
            const next = event.target.value as Theme;
            chooseTheme(next);
            setTheme(next);
          }}
        >
          {themes.map((each) => (
            <option key={each} value={each}>
              {t(`theme.${each}`)}
            </option>
          ))}
        </select>
      </label>
      {locale === 'ar' && (
        <label>
          {t('digits.label')}
          <select value={digits} onChange={(event) => chooseDigits(event.target.value as Digits)}>
            <option value="latn">123</option>
            <option value="arab">١٢٣</option>
          </select>
        </label>
      )}
    </span>
  );
}
