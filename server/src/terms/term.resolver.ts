import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Country } from '../countries/country.js';
import { countryOf } from '../countries/country-loaders.js';
import { batched, keyBy } from '../foundation/batching.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { directionOf, LocalText } from '../foundation/localised-text.js';
import { connectionOf, keysetPage, type Page, PageArgs } from '../foundation/paging.js';
import { Rule } from '../foundation/rule.js';
import { Account } from '../identity/account.js';
import { isStaff } from '../identity/viewer.js';
import { Concept } from '../thesaurus/concept.js';
import { conceptOf } from '../thesaurus/concept-loaders.js';
import { approveTerm, declineTerm } from './decide-term.js';
import { proposeTerm, type Writer, withdrawTerm } from './propose-term.js';
import { AnotherWordInput, NewConceptInput, TermArgs, TermDeclineInput, TermInput } from './term-input.js';
import { TermProposal } from './term-proposal.js';

const TermProposalConnection = connectionOf('TermProposal', () => TermProposal);

const accountOf = batched<HasDatabase, Account | null>(
  async (ids, { em }) => keyBy(await em.find(Account, { id: { $in: [...ids] } }), (row) => row.id),
  () => null,
);

@Resolver(() => TermProposal)
export class TermResolver {
  @Query(() => TermProposalConnection, { description: 'Words that members propose, for staff.' })
  @Rule('staff')
  termProposals(@Ctx() { em }: Writer, @Args(() => TermArgs) args: TermArgs): Promise<Page<TermProposal>> {
    const descending = args.state !== 'proposed';
    return keysetPage(em, TermProposal, { state: args.state }, { columns: ['id'], descending }, args);
  }

  @Query(() => TermProposalConnection, { description: 'Words that you proposed, the latest first.' })
  @Rule('signed-in')
  myTerms(@Ctx() { em, viewer }: Writer, @Args(() => PageArgs) args: PageArgs): Promise<Page<TermProposal>> {
    const order = { columns: ['id'], descending: true };
    return keysetPage(em, TermProposal, { proposerId: viewer.accountId }, order, args);
  }

  @Mutation(() => TermProposal, {
    description:
      'Proposes a word that the thesaurus misses. Refused with ALREADY_THERE where it has it, naming the concept, and with ALREADY_PROPOSED where it waits.',
  })
  @Rule('signed-in')
  proposeTerm(
    @Ctx() context: Writer,
    @Arg('input', () => TermInput, { description: 'The word, and what it means.' }) input: TermInput,
  ): Promise<TermProposal> {
    return proposeTerm(context, input);
  }

  @Mutation(() => TermProposal, { description: 'Takes back a word that you proposed and that still waits.' })
  @Rule('signed-in')
  withdrawTerm(
    @Ctx() context: Writer,
    @Arg('id', () => ID, { description: 'Which proposal.' }) id: string,
    @Arg('version', () => Int, { description: 'The version that was read.' }) version: number,
  ): Promise<TermProposal> {
    return withdrawTerm(context, id, version);
  }

  @Mutation(() => TermProposal, {
    description:
      'Makes a proposed word one of the thesaurus, in one of two ways; its proposer is told. Refused with LABEL_TAKEN where another concept has such a label, with CHANGED_MEANWHILE where it was decided meanwhile.',
  })
  @Rule('secretariat')
  approveTerm(
    @Ctx() context: Writer,
    @Arg('id', () => ID, { description: 'Which proposal.' }) id: string,
    @Arg('version', () => Int, { description: 'The version that was read.' }) version: number,
    @Arg('anotherWord', () => AnotherWordInput, { nullable: true, description: 'As another word for a concept.' })
    anotherWord: AnotherWordInput | null,
    @Arg('newConcept', () => NewConceptInput, { nullable: true, description: 'As a concept of its own.' })
    newConcept: NewConceptInput | null,
  ): Promise<TermProposal> {
    return approveTerm(context, id, version, { anotherWord, newConcept });
  }

  @Mutation(() => TermProposal, { description: 'Declines a proposed word; its proposer is told why.' })
  @Rule('secretariat')
  declineTerm(
    @Ctx() context: Writer,
    @Arg('id', () => ID, { description: 'Which proposal.' }) id: string,
    @Arg('version', () => Int, { description: 'The version that was read.' }) version: number,
    @Arg('answer', () => TermDeclineInput, { description: 'Why.' }) answer: TermDeclineInput,
  ): Promise<TermProposal> {
    return declineTerm(context, id, version, answer);
  }

  @FieldResolver(() => LocalText, { description: 'The word as its proposer wrote it, with its language.' })
  term(@Root() { term, lang }: TermProposal): LocalText {
    return { text: term, lang, dir: directionOf(lang) };
  }

  @FieldResolver(() => Country, { nullable: true, description: 'Where one says so; null where that is not said.' })
  country(@Root() { region }: TermProposal, @Ctx() context: Writer): Promise<Country | null> | null {
    return region === null ? null : countryOf(context, region);
  }

  @FieldResolver(() => Concept, {
    nullable: true,
    description: 'The concept that its proposer finds it under, or the same as.',
  })
  near(@Root() { nearId }: TermProposal, @Ctx() context: Writer): Promise<Concept | null> | null {
    return nearId === null ? null : conceptOf(context, nearId);
  }

  @FieldResolver(() => Concept, {
    nullable: true,
    description: 'What it became a word for, or the concept that was there under another word.',
  })
  concept(@Root() { conceptId }: TermProposal, @Ctx() context: Writer): Promise<Concept | null> | null {
    return conceptId === null ? null : conceptOf(context, conceptId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who proposed it; for staff only.' })
  async proposer(@Root() { proposerId }: TermProposal, @Ctx() context: Writer): Promise<string | null> {
    if (proposerId === null || !isStaff(context.viewer)) return null;
    return (await accountOf(context, proposerId))?.name ?? null;
  }
}
