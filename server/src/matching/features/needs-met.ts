import type { OfferingNode } from '../../cooperation/node.js';
import type { Snapshot } from '../../cooperation/snapshot.js';
import { uuidText } from '../../cooperation/uuids.js';
import { similarConcepts } from '../concept-similarity.js';
import type { MatchFact, Measured, Pair } from '../feature.js';

/** Concepts less alike than this do not answer one another. */
export const leastFit = 0.45;

/** How well an offer answers a need: the best pair of concepts, less where agreement or market do not fit. */
function fit(snapshot: Snapshot, need: OfferingNode, offer: OfferingNode, offerCountry: number) {
  const best = { value: 0, needConcept: -1, offerConcept: -1 };
  for (const needConcept of need.concepts) {
    const similar = similarConcepts(snapshot, needConcept);
    for (const offerConcept of offer.concepts) {
      const value = similar.of(offerConcept);
      if (value <= best.value) continue;
      best.value = value;
      best.needConcept = needConcept;
      best.offerConcept = offerConcept;
    }
  }
  if (best.value < leastFit) return best;
  const sharesAgreement = need.agreements === 0 || offer.agreements === 0 || (need.agreements & offer.agreements) !== 0;
  const fitsMarket = need.targets.length === 0 || need.targets.includes(offerCountry);
  best.value *= (sharesAgreement ? 1 : 0.85) * (fitsMarket ? 1 : 0.9);
  return best;
}

/** Noisy-or over needs of the best answering offer: one good answer counts, a second adds less. */
function answered(
  pair: Pair,
  needs: readonly OfferingNode[],
  offers: readonly OfferingNode[],
  offerCountry: number,
  code: 'need-met' | 'offer-wanted',
): Measured {
  let unmet = 1;
  const facts: { value: number; fact: MatchFact }[] = [];
  for (const need of needs) {
    let best = { value: 0, needConcept: -1, offerConcept: -1 };
    let by: OfferingNode | null = null;
    for (const offer of offers) {
      const each = fit(pair.snapshot, need, offer, offerCountry);
      if (each.value > best.value) {
        best = each;
        by = offer;
      }
    }
    if (!by || best.value < leastFit) continue;
    unmet *= 1 - best.value;
    const { concepts } = pair.snapshot.vocabularies;
    const [asked, answer] = [concepts.of(best.needConcept), concepts.of(best.offerConcept)];
    const [concept, otherConcept] = code === 'need-met' ? [asked, answer] : [answer, asked];
    const ends = { need: uuidText(need.id), offer: uuidText(by.id) };
    facts.push({ value: best.value, fact: { code, ...ends, concept, otherConcept } });
  }
  facts.sort((a, b) => b.value - a.value);
  return { value: 1 - unmet, facts: facts.map((each) => each.fact) };
}

/** You need, they offer. */
export function needsMet(pair: Pair): Measured {
  return answered(pair, pair.you.needs, pair.they.offers, pair.they.country, 'need-met');
}

/** They need, you offer. */
export function offersWanted(pair: Pair): Measured {
  return answered(pair, pair.they.needs, pair.you.offers, pair.you.country, 'offer-wanted');
}
