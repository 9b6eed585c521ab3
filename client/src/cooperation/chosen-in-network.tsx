import { Link } from 'react-router';
import { plain } from '../stakeholders/stakeholder-line';
import { Name } from '../ui/local-text';
import { useReading } from '../ui/locale';

/** Who was chosen in the picture, and what to do from there. */
export function ChosenInNetwork({
  person,
  links,
  set,
}: {
  person: { slug: string; name: string; nameLang: string; kind: string; country: { name: { text: string } } };
  links: number;
  set: (changes: Record<string, string | null>) => void;
}) {
  const { t } = useReading();
  return (
    <div className="notice" role="status">
      <p className="entry__name">
        <Link to={`/s/${person.slug}`}>
          <Name name={person.name} lang={person.nameLang} />
        </Link>
      </p>
      <p className="small soft">
        {t(`kind.${plain(person.kind)}`)} · {person.country.name.text} ·{' '}
        {t('network.linksOf', {
          count: links,
        })}
      </p>
      <div className="row">
        <button className="btn btn--small" type="button" onClick={() => set({ focus: person.slug })}>
          {t('network.focus')}
        </button>
        <button className="btn btn--small" type="button" onClick={() => set({ from: person.slug })}>
          {t('network.pathFrom')}
        </button>
      </div>
    </div>
  );
}
