import { Link } from 'react-router';
import { Icon } from '../ui/icon';
import { Name } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { useConnection } from './connection-paths';

/** The shortest path from you to them in one line, every bridge named; nothing where no path is known. */
export function ConnectionLine({ own, other }: { own: string; other: string }) {
  const { t } = useReading();
  const [{ data }] = useConnection(own, other);
  const path = data?.connection[0];
  if (!path) return null;
  return (
    <p className="path--line rank__path">
      <b>{t('path.you')}</b>
      {path.steps.map((step, index) => (
        <span key={step.to.id} className="path--line">
          <Icon name="link" />
          {step.cluster && (
            <>
              <Link to={`/clusters/${step.cluster.id}`}>{step.cluster.name.text}</Link>
              <Icon name="link" />
            </>
          )}
          {index === path.steps.length - 1 ? (
            <b>{t('path.them')}</b>
          ) : (
            <Link to={`/s/${step.to.slug}`}>
              <Name name={step.to.name} lang={step.to.nameLang} />
            </Link>
          )}
        </span>
      ))}
    </p>
  );
}
