import { Cited } from '../ui/cited';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Section } from '../ui/section';

/** A challenge, a need or a practice as a source reports it; a practice says what it answers, as we read it. */
export interface Report {
  id: string;
  text: { text: string; lang: string; dir: string };
  sources: readonly { key: string; url: string; title: string }[];
  answers?: readonly { id: string; text: { text: string; lang: string; dir: string } }[];
}

/** What sources report of one kind; nothing where they report nothing. */
export function Reported({ title, of }: { title: string; of: readonly Report[] }) {
  const { t } = useReading();
  if (of.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="reports">
        {of.map((each) => (
          <li key={each.id}>
            <p>
              <Local of={each.text} />
            </p>
            {each.answers?.map((challenge) => (
              <p key={challenge.id} className="small soft">
                {t('cluster.answers')} <Local of={challenge.text} />
              </p>
            ))}
            <Cited of={each.sources} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
