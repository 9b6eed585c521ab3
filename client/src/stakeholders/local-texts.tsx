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
  /** One row is one line, with no break in it. */
  rows: number;
  most: number;
  change: (texts: Record<string, string>) => void;
}) {
  const { languages } = useReading();
  return writtenIn.map((lang) => {
    const shared = {
      lang,
      dir: directionOf(lang),
      maxLength: most,
      value: texts[lang] ?? '',
      onChange: (event: { target: { value: string } }) => change({ ...texts, [lang]: event.target.value }),
    };
    const name = <span>{languages([lang])}</span>;
    return rows === 1 ? (
      <label key={lang} className="field">
        {name}
        <input {...shared} />
      </label>
    ) : (
      <label key={lang} className="field">
        {name}
        <textarea rows={rows} {...shared} />
      </label>
    );
  });
}
