import { directionOf, useReading } from '../ui/locale';
import { writtenIn } from './profile-query';

/** One text in each language that the interface speaks: whoever writes fills in those they can. */
export function LocalTexts({
  texts,
  rows,
  most,
  change,
}: {
  texts: Record<string, string>;
  rows: number;
  most: number;
  change: (texts: Record<string, string>) => void;
}) {
  const { languages } = useReading();
  return writtenIn.map((lang) => (
    <label key={lang} className="field">
      <span>{languages([lang])}</span>
      <textarea
        lang={lang}
        dir={directionOf(lang)}
        rows={rows}
        maxLength={most}
        value={texts[lang] ?? ''}
        onChange={(event) => change({ ...texts, [lang]: event.target.value })}
      />
    </label>
  ));
}
