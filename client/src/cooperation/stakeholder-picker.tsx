import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { Combobox } from '../ui/combobox';
import { useReading } from '../ui/locale';
import { useSettled } from '../ui/settled';

const namedQuery = graphql(`
  query StakeholdersNamed($query: String!) {
    search(query: $query, first: 8) { hits { stakeholder { id slug name nameLang demonstration country { name { text } } } } }
  }
`);

const chosenQuery = graphql(`
  query StakeholderChosen($slug: String!) { stakeholder(slug: $slug) { id slug name nameLang demonstration country { name { text } } } }
`);

/** Someone of the network as a choice. */
export interface Someone {
  id: string;
  slug: string;
  name: string;
  nameLang: string;
  demonstration: boolean;
  country: { name: { text: string } };
}

/** The stakeholder with this slug, or why there is none. */
export function useSomeone(slug: string | null) {
  const [{ data, error }] = useQuery({ query: chosenQuery, variables: { slug: slug ?? '' }, pause: !slug });
  return { someone: slug && data?.stakeholder.slug === slug ? (data.stakeholder as Someone) : null, error };
}

/** Choose a stakeholder by typing its name, in any language. */
export function StakeholderPicker({
  label,
  chosen,
  not,
  onChoose,
}: {
  label: string;
  chosen: Someone | null;
  /** Identifier of one who cannot be chosen here. */
  not?: string | null | undefined;
  onChoose: (someone: Someone | null) => void;
}) {
  const { t } = useReading();
  const [typed, setTyped] = useState('');
  const query = useSettled(typed.trim());
  const [{ data, fetching }] = useQuery({ query: namedQuery, variables: { query }, pause: query.length < 2 });
  const found = query.length < 2 ? [] : (data?.search.hits ?? []).map((hit) => hit.stakeholder as Someone);
  const choice = (each: Someone) => ({
    id: each.id,
    label: each.name,
    lang: each.nameLang,
    detail: each.country.name.text,
  });
  return (
    <Combobox
      label={label}
      chosen={chosen && choice(chosen)}
      choices={found.filter((each) => each.id !== not).map(choice)}
      loading={fetching || query !== typed.trim()}
      onType={setTyped}
      onChoose={(picked) => onChoose(found.find((each) => each.id === picked?.id) ?? null)}
      placeholder={t('combo.name')}
    />
  );
}
