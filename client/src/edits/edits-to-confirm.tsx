import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useReading } from '../ui/locale';
import { toConfirmQuery } from './edit-query';

/** What facilitators wrote for a stakeholder one acts for and what waits for one's answer; nothing where nothing waits. */
export function EditsToConfirm({ stakeholder }: { stakeholder: string }) {
  const { t, date } = useReading();
  const [{ data }] = useQuery({ query: toConfirmQuery, variables: { stakeholder } });
  const waiting = data?.editsToConfirm ?? [];
  if (waiting.length === 0) return null;
  return (
    <section className="notice" aria-labelledby={`confirm-${stakeholder}`}>
      <h2 className="h-3" id={`confirm-${stakeholder}`}>
        {t('edit.waits', { count: waiting.length })}
      </h2>
      <ul className="plain">
        {waiting.map((each) => (
          <li key={each.id}>
            <Link to={`/edits/${each.id}`}>{t(`edit.look.${each.noun.toLowerCase()}`)}</Link>{' '}
            <span className="small soft">{date(each.createdAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
