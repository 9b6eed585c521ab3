import { isOutgoing, type LinkPage, linkSince, linkType } from './link-pages.js';
import { partnersSeen } from './partners.js';
import { linksOf, type Snapshot } from './snapshot.js';
import { uuidText } from './uuids.js';
import type { Sight } from './visible-to.js';

/** A confirmed link: positions of its ends, position of its kind in `linkTypes`, its first day, and where it stands. */
export type LinkVisit = (from: number, to: number, type: number, since: number, page: LinkPage, at: number) => void;

/** Calls with every confirmed link once, where the viewer may meet both sides and both show their links to the viewer. */
export function eachVisibleLink(snapshot: Snapshot, sight: Sight, visit: LinkVisit): void {
  const { shows } = partnersSeen(snapshot, sight);
  for (let from = 0; from < snapshot.size; from++) {
    if (!shows(from)) continue;
    const { page, begin, end } = linksOf(snapshot, from);
    for (let at = begin; at < end; at++) {
      const fact = page.facts[at] as number;
      const to = page.to[at] as number;
      // Each link is kept at both its ends; it counts at its first.
      if (isOutgoing(fact) && shows(to)) visit(from, to, linkType(fact), linkSince(fact), page, at);
    }
  }
}

/** The identifier of a link by where it stands. */
export function linkId(page: LinkPage, at: number): string {
  const word = (number: number) => page.ids[at * 4 + number] as number;
  return uuidText([word(0), word(1), word(2), word(3)]);
}
