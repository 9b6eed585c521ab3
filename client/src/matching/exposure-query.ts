import { graphql } from '../gql';
import type { ExposureAuditQuery } from '../gql/graphql';

export const exposureQuery = graphql(`
  query ExposureAudit {
    exposureAudit(lists: 50) {
      lists weights
      asShown { places { place shown expected failing } }
      womenLed { candidates shown scored }
      countries { country { code name { text } } candidates shown scored }
      sectors { sector { id label { text } } candidates shown scored }
    }
  }
`);

export type Audit = ExposureAuditQuery['exposureAudit'];

/** A group as it is drawn and written: its parts, 0 to 1. */
export interface GroupRow {
  id: string;
  name: string;
  candidates: number;
  shown: number;
  scored: number;
}
