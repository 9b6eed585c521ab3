import { useState } from 'react';
import { useQuery } from 'urql';
import { useViewAs } from '../app/view-as';
import { graphql } from '../gql';
import { useMe } from '../identity/me';
import { Combobox } from '../ui/combobox';
import { useReading } from '../ui/locale';
import { useSettled } from '../ui/settled';

const companiesQuery = graphql(`
  query DemonstrationCompanies($query: String!) {
    demonstrationCompanies(first: 12, query: $query) { nodes { id name nameLang country { name { text } } } }
  }
`);

const viewedAsQuery = graphql(`
  query ViewedAs($id: String!) { stakeholder(id: $id) { id name nameLang country { name { text } } } }
`);

type Company = { id: string; name: string; nameLang: string; country?: { name: { text: string } } | null };

/** Stands in for sign-in until there are accounts: look through the eyes of an invented company. Says what it is. */
export function ViewAsChoice() {
  const { t } = useReading();
  const { id, choose } = useViewAs();
  const me = useMe();
  const [typed, setTyped] = useState('');
  const query = useSettled(typed);
  const [{ data, fetching }] = useQuery({ query: companiesQuery, variables: { query } });
  const [{ data: viewed }] = useQuery({ query: viewedAsQuery, variables: { id: id ?? '' }, pause: !id });
  const companies = data?.demonstrationCompanies.nodes ?? [];
  // Someone signed in acts for their own; outside demonstration mode there is nobody to view as, and nothing to say about it.
  if (me || (data && query === '' && companies.length === 0)) return null;
  const choice = (each: Company) => ({
    id: each.id,
    label: each.name,
    lang: each.nameLang,
    detail: each.country?.name.text ?? '',
  });
  return (
    <div className="viewas">
      <Combobox
        label={t('viewAs.label')}
        chosen={id && viewed?.stakeholder ? choice(viewed.stakeholder) : null}
        choices={companies.map(choice)}
        loading={fetching || query !== typed}
        onType={setTyped}
        onChoose={(picked) => choose(picked?.id ?? null)}
        placeholder={t('viewAs.nobody')}
      />
      <span className="soft">{t('viewAs.why')}</span>
    </div>
  );
}
