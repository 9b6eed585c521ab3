/** A stakeholder as the files tell it. Groups (country, region, sectors, concepts) are compared as written. */
export interface Party {
  id: string;
  name: string;
  country: string;
  region: string | null;
  place: string | null;
  latitude: number | null;
  longitude: number | null;
  sectors: string[];
  concepts: string[];
  text: string;
  lang: string;
  womenLed: boolean;
}

/** A dated cooperation of two or more: a project with its participants, or a link between two. */
export interface Occasion {
  /** The project's identifier; null for a link. */
  project: string | null;
  /** Days since 1970. */
  day: number;
  /** Positions in `parties`, each once; the lead first where there is one. */
  members: number[];
  hasLead: boolean;
  text: string;
  lang: string;
}

/** What is evaluated on: who there is, and who worked with whom when; occasions in the order of their days. */
export interface World {
  parties: Party[];
  occasions: Occasion[];
}

/** A calendar day `YYYY-MM-DD` as days since 1970. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}
