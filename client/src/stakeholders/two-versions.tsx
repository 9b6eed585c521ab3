import { useReading } from '../ui/locale';
import { type Draft, draftFrom } from './profile-draft';
import type { ProfilePage } from './profile-query';

/** The fields of a draft by the names that the form gives them. */
const fields = {
  name: 'name',
  summary: 'summary',
  description: 'description',
  concepts: 'concepts',
  sectors: 'sectors',
  place: 'placeId',
  languages: 'languages',
  size: 'sizeBand',
  founded: 'foundedYear',
  website: 'website',
  maturity: 'maturity',
} as const satisfies Record<string, keyof Draft>;

/** Two who changed one profile: what differs, beside each other, and whose words are to stand. */
export function TwoVersions({
  draft,
  page,
  keepMine,
  takeTheirs,
}: {
  draft: Draft;
  page: ProfilePage;
  keepMine: () => void;
  takeTheirs: () => void;
}) {
  const { t, languages, list } = useReading();
  const theirs = draftFrom(page.ownProfile);
  const differing = Object.entries(fields).filter(
    ([, key]) => JSON.stringify(draft[key]) !== JSON.stringify(theirs[key]),
  );
  const sectors = new Map([...page.sectors, ...page.leaves].map((each) => [each.id, each.label.text]));
  const places = new Map(page.places.map((each) => [each.id, each.name.text]));
  const said = (of: Draft, name: string): string => {
    if (name === 'summary' || name === 'description') {
      // Of a text in several languages only what is not the same in both.
      const langs = Object.keys({ ...draft[name], ...theirs[name] });
      return langs
        .filter((lang) => draft[name][lang] !== theirs[name][lang])
        .map((lang) => of[name][lang])
        .filter(Boolean)
        .join('\n');
    }
    if (name === 'concepts') return list(of.concepts.map((each) => each.label));
    if (name === 'sectors') return list(of.sectors.map((id) => sectors.get(id) ?? id));
    if (name === 'place') return places.get(of.placeId) ?? '';
    if (name === 'languages') return languages(of.languages);
    if (name === 'maturity') return of.maturity && t(`profile.maturity.${of.maturity.toLowerCase()}`);
    return String(of[fields[name as keyof typeof fields]]);
  };
  return (
    <div className="notice" role="alert">
      <p>{t('profile.stale')}</p>
      {differing.length > 0 && (
        <table className="table table--records differences">
          <thead>
            <tr>
              <th scope="col">{t('edit.field')}</th>
              <th scope="col">{t('profile.mine')}</th>
              <th scope="col">{t('profile.theirs')}</th>
            </tr>
          </thead>
          <tbody>
            {differing.map(([name]) => (
              <tr key={name}>
                <th scope="row">{t(`profile.field.${name}`)}</th>
                <td data-head={t('profile.mine')}>
                  <bdi className="differences__text">{said(draft, name)}</bdi>
                </td>
                <td data-head={t('profile.theirs')}>
                  <bdi className="differences__text">{said(theirs, name)}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="row">
        <button type="button" className="btn" onClick={keepMine}>
          {t('profile.keepMine')}
        </button>
        <button type="button" className="btn" onClick={takeTheirs}>
          {t('profile.takeTheirs')}
        </button>
      </p>
    </div>
  );
}
