import { useQuery } from 'urql';
import { useViewAs } from '../app/view-as';
import { graphql } from '../gql';
import { useReading } from '../ui/locale';

const companiesQuery = graphql(`
  query DemonstrationCompanies { stakeholders(first: 100, demonstration: true, kinds: [COMPANY, COOPERATIVE, ARTISAN]) { nodes { id name country { name { text } } } } }
`);

/** Stands in for sign-in until there are accounts: look through the eyes of an invented company. Says what it is. */
export function ViewAsChoice() {
  const { t } = useReading();
  const { id, choose } = useViewAs();
  const [{ data }] = useQuery({ query: companiesQuery });
  return (
    <div className="viewas">
      <label htmlFor="view-as">{t('viewAs.label')}</label>
      <select id="view-as" value={id ?? ''} onChange={(event) => choose(event.target.value || null)}>
        <option value="">{t('viewAs.nobody')}</option>
        {data?.stakeholders.nodes.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name} ({each.country.name.text})
          </option>
        ))}
      </select>
      <span className="soft">{t('viewAs.why')}</span>
    </div>
  );
}
