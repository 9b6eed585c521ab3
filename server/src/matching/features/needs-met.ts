import type { OfferingNode, Snapshot } from '../../cooperation/snapshot.js';
import { similarConcepts } from '../concept-similarity.js';
import type { MatchFact, Measured, Pair } from '../feature.js';

/** Concepts less alike than this do not answer one another. */
export const leastFit = 0.45;

/** How well an offer answers a need: the best pair of concepts, less where agreement or market do not fit. */
function fit(snapshot: Snapshot, need: OfferingNode, offer: OfferingNode, offerCountry: string) {
  let best = { value: 0, needConcept: '', offerConcept: '' };
  for (const needConcept of need.concepts) {
    const similar = similarConcepts(snapshot, needConcept);
    for (const offerConcept of offer.concepts) {
      const value = similar.get(offerConcept) ?? 0;
      if (value > best.value) best = { value, needConcept, offerConcept };
    }
  }
  if (best.value < leastFit) return best;
  const sharesAgreement =
    need.agreements.length === 0 ||
    offer.agreements.length === 0 ||
    need.agreements.some((each) => offer.agreements.includes(each));
  const fitsMarket = need.targets.length === 0 || need.targets.includes(offerCountry);
  return { ...best, value: best.value * (sharesAgreement ? 1 : 0.85) * (fitsMarket ? 1 : 0.9) };
}

/** Noisy-or over needs of the best answering offer: one good answer counts, a second adds less. */
function answered(
  pair: Pair,
  needs: OfferingNode[],
  offers: OfferingNode[],
  offerCountry: string,
  code: 'need-met' | 'offer-wanted',
): Measured {
  let unmet = 1;
  const facts: { value: number; fact: MatchFact }[] = [];
  for (const need of needs) {
    let best = { value: 0, needConcept: '', offerConcept: '' };
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
    const [concept, otherConcept] =
      code === 'need-met' ? [best.needConcept, best.offerConcept] : [best.offerConcept, best.needConcept];
    facts.push({ value: best.value, fact: { code, need: need.id, offer: by.id, concept, otherConcept } });
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
