import type { ReasonPartsFragment } from '../gql/graphql';
import type { Reading } from '../ui/locale';

/** What a request begins with: a sentence to the one who is asked, and the offers or needs of theirs that it speaks of. */
export interface Opening {
  words: string;
  offerings: { id: string; title: { text: string } }[];
}

/** The first reason that can be said to somebody, as the asking side says it. Nothing where the reasons are figures alone. */
export function openingFrom(t: Reading['t'], reasons: readonly ReasonPartsFragment[]): Opening {
  for (const { code, concept, otherConcept, partner, cluster, theirs } of reasons) {
    const same = otherConcept && otherConcept.id !== concept?.id ? '' : '-same';
    const facts = {
      concept: concept?.label.text,
      other: (otherConcept ?? concept)?.label.text,
      partner: partner?.name,
      cluster: cluster?.name.text,
    };
    const values = Object.fromEntries(Object.entries(facts).filter((each): each is [string, string] => !!each[1]));
    const name = {
      NEED_MET: concept && `need-met${same}`,
      OFFER_WANTED: concept && `offer-wanted${same}`,
      COMMON_PARTNER: partner && 'common-partner',
      SHARED_CLUSTER: cluster && 'shared-cluster',
      SHARED_CONCEPT: concept && 'shared-concept',
    }[code as string];
    if (name) return { words: t(`opening.${name}`, values), offerings: theirs ? [theirs] : [] };
  }
  return { words: '', offerings: [] };
}
