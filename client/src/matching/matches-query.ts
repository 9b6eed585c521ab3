import { graphql } from '../gql';
import type { MatchesQuery } from '../gql/graphql';

/** Ranked partners, and what was said of partners and still holds. */
export const matchesQuery = graphql(`
  query Matches($first: Int!, $acrossBorders: Boolean!, $kinship: Kinship!, $womenLed: Boolean!, $sector: String) {
    recommendations(first: $first, acrossBorders: $acrossBorders, kinship: $kinship, womenLed: $womenLed, sector: $sector) {
      stakeholder { id name nameLang slug demonstration country { code } }
      partners {
        score
        parts { feature contribution }
        reasons { ...ReasonParts }
        stakeholder { id slug name nameLang logo kind demonstration otherNames { lang name } country { name { text } } place { id name { text } } sectors { id label { text } } womenLed { form evidence } }
      }
    }
    partnerFeedback {
      verdict reason until
      stakeholder { id slug name nameLang kind demonstration otherNames { lang name } country { name { text } } place { id name { text } } sectors { id label { text } } }
    }
  }
`);

/** A partner of whom something was said. */
export type HeldFeedback = MatchesQuery['partnerFeedback'][number];
