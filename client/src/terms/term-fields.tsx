import type { ConceptKind } from '../gql/graphql';
import { plain } from '../stakeholders/stakeholder-line';
import { useReading } from '../ui/locale';
import { kinds, termLanguages } from './term-query';

/** The language that a word is of. */
export function LanguageField({ value, change }: { value: string; change: (lang: string) => void }) {
  const { t, languages } = useReading();
  return (
    <label className="field">
      <span>{t('terms.language')}</span>
      <select value={value} onChange={(event) => change(event.target.value)}>
        {[...new Set([...termLanguages, value])].map((code) => (
          <option key={code} value={code}>
            {languages([code])}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The country in which one says so, or everywhere. */
export function CountryField({
  of,
  value,
  change,
}: {
  of: readonly { code: string; name: { text: string } }[];
  value: string;
  change: (code: string) => void;
}) {
  const { t } = useReading();
  return (
    <label className="field">
      <span>{t('terms.country')}</span>
      <select value={value} onChange={(event) => change(event.target.value)}>
        <option value="">{t('terms.everywhere')}</option>
        {of.map((each) => (
          <option key={each.code} value={each.code}>
            {each.name.text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What a word names; `unsure` offers not to say. */
export function KindField({
  value,
  unsure = false,
  change,
}: {
  value: ConceptKind | '';
  unsure?: boolean;
  change: (kind: ConceptKind | '') => void;
}) {
  const { t } = useReading();
  return (
    <label className="field">
      <span>{t('terms.kind')}</span>
      <select
        required={!unsure}
        value={value}
        onChange={(event) => change(kinds.find((each) => each === event.target.value) ?? '')}
      >
        <option value="">{t(unsure ? 'terms.notSure' : 'terms.chooseKind')}</option>
        {kinds.map((each) => (
          <option key={each} value={each}>
            {t(`conceptKind.${plain(each)}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
