import { useReading } from '../ui/locale';
import { type Draft, draftFrom } from './profile-draft';
import type { ProfilePage } from './profile-query';

/** The fields of a draft by the names that the form gives them; all but the version. */
const names: Record<Exclude<keyof Draft, 'version'>, string> = {
  name: 'name',
  summary: 'summary',
  description: 'description',
  concepts: 'concepts',
  sectors: 'sectors',
  placeId: 'place',
  languages: 'languages',
  sizeBand: 'size',
  foundedYear: 'founded',
  website: 'website',
  maturity: 'maturity',
  visibility: 'visibility',
};
type Field = keyof typeof names;

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
  const differing = (Object.keys(names) as Field[]).filter(
    (field) => JSON.stringify(draft[field]) !== JSON.stringify(theirs[field]),
  );
  const sectors = new Map([...page.sectors, ...page.leaves].map((each) => [each.id, each.label.text]));
  const places = new Map(page.places.map((each) => [each.id, each.name.text]));
  const said = (of: Draft, field: Field): string => {
    if (field === 'summary' || field === 'description') {
      // Of a text in several languages only what is not the same in both.
      const langs = Object.keys({ ...draft[field], ...theirs[field] });
      const differ = langs.filter((lang) => draft[field][lang] !== theirs[field][lang]);
      return differ.flatMap((lang) => of[field][lang] || []).join('\n');
    }
    if (field === 'visibility') {
      const differ = Object.keys(of.visibility).filter((each) => draft.visibility[each] !== theirs.visibility[each]);
      return list(
        differ.map((each) => `${t(`profile.field.${each}`)} (${t(`audience.${of.visibility[each]?.toLowerCase()}`)})`),
      );
    }
    if (field === 'concepts') return list(of.concepts.map((each) => each.label));
    if (field === 'sectors') return list(of.sectors.map((id) => sectors.get(id) ?? id));
    if (field === 'placeId') return places.get(of.placeId) ?? '';
    if (field === 'languages') return languages(of.languages);
    if (field === 'maturity') return of.maturity && t(`profile.maturity.${of.maturity.toLowerCase()}`);
    return of[field];
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
            {differing.map((field) => (
              <tr key={field}>
                <th scope="row">{t(`profile.field.${names[field]}`)}</th>
                <td data-head={t('profile.mine')}>
                  <bdi className="differences__text">{said(draft, field)}</bdi>
                </td>
                <td data-head={t('profile.theirs')}>
                  <bdi className="differences__text">{said(theirs, field)}</bdi>
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
