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
    return (
      <label key={lang} className="field">
        <span>{languages([lang])}</span>
        {rows === 1 ? <input {...shared} /> : <textarea rows={rows} {...shared} />}
      </label>
    );
  });
}
