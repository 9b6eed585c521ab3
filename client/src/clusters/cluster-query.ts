import { graphql } from '../gql';

/** One cluster with everything that sources say of it, and its members. */
export const clusterQuery = graphql(`
  query ClusterPage($id: String!) {
    cluster(id: $id) {
      id host facilitators
      name { text lang dir } summary { text lang dir } country { code name { text } } place { id name { text } } sectors { id label { text } }
      facts { id statement { text lang dir } date sources { key url title } conflictsWith { id statement { text lang dir } } }
      challenges { id text { text lang dir } sources { key url title } }
      trainingNeeds { id text { text lang dir } sources { key url title } }
      goodPractices { id text { text lang dir } sources { key url title } answers { id text { text lang dir } } }
      members(first: 50) { stakeholder { id slug name nameLang kind demonstration otherNames { lang name } country { name { text } } place { id name { text } } sectors { id label { text } } } }
    }
  }
`);

/** What sources report for a whole country, beside its clusters. */
export const aroundQuery = graphql(`
  query AroundCluster($country: String!) {
    challenges(country: $country, first: 50) { nodes { id text { text lang dir } sources { key url title } clusters { id } } }
    goodPractices(country: $country, first: 50) { nodes { id text { text lang dir } sources { key url title } clusters { id } } }
  }
`);
