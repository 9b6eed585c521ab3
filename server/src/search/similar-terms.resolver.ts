import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { HasDatabase } from '../foundation/database-slice.js';
import { type HasViewer, isStaff } from '../identity/viewer.js';
import { TermProposal } from '../terms/term-proposal.js';
import { Concept } from '../thesaurus/concept.js';
import { conceptsOf } from '../thesaurus/concept-loaders.js';
import { tokenise } from '../thesaurus/normalise.js';
import type { HasSearch } from './search-engine.js';
import type { Vocabulary } from './vocabulary.js';

/** So many are looked at beside one proposal. */
const most = 6;

/**
 * Concepts that a term may be another word for, the likeliest first: spelt like it in any language, recognised in it,
 * with a word of it in a label, and recognised in what its proposer says that it means.
 */
export function similarConcepts(
  { similar, spotter, labelled }: Pick<Vocabulary, 'similar' | 'spotter' | 'labelled'>,
  { term, lang, meaning }: Pick<TermProposal, 'term' | 'lang' | 'meaning'>,
): string[] {
  const concepts = (found: readonly { noun: string; id: string }[]) =>
    found.filter(({ noun }) => noun === 'concept').map(({ id }) => id);
  const sharing = tokenise(term)
    .map(({ folded }) => [...(labelled.get(folded)?.concept ?? [])])
    .filter((ids) => ids.length <= most)
    .flat();
  const ids = [
    ...concepts(similar(term)),
    ...concepts(spotter.spot(term, lang)),
    ...sharing,
    ...concepts(spotter.spot(meaning)),
  ];
  return [...new Set(ids)].slice(0, most);
}

@Resolver(() => TermProposal)
export class SimilarTermsResolver {
  @FieldResolver(() => [Concept], {
    description: 'Concepts that it may be another word for, the likeliest first; for staff only.',
  })
  async similar(
    @Root() proposal: TermProposal,
    @Ctx() context: HasDatabase & HasViewer & HasSearch,
  ): Promise<Concept[]> {
    if (!isStaff(context.viewer)) return [];
    return conceptsOf(context, similarConcepts(await context.engine.known(), proposal));
  }
}
