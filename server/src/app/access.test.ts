import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addEveryone, asking, everyone, secretariat, signedIn, staff, type Who } from '../testing/everyone.js';
import { rootFields, smallestCall } from '../testing/smallest-call.js';
import { openWorld, type World } from '../testing/world.js';
import { buildApi } from './api.js';

const acting: Who[] = ['delegate', 'other member'];

/** Who gets past the door of each root field. A new field needs its row here: said once by whoever adds it, in public. */
const doors: Record<string, readonly Who[]> = {
  'Query.snapshotVersion': everyone,
  'Query.brokerage': staff,
  'Query.exposureAudit': staff,
  'Query.introduction': signedIn,
  'Query.introductions': signedIn,
  'Query.introductionBoard': staff,
  'Query.reports': secretariat,
  'Query.introductionByLink': everyone,
  'Mutation.report': signedIn,
  'Mutation.handleReport': secretariat,
  'Mutation.liftPause': secretariat,
  'Mutation.proposeIntroduction': signedIn,
  'Mutation.askMentor': signedIn,
  'Mutation.saveMentor': signedIn,
  'Mutation.showMentor': signedIn,
  'Mutation.leaveMentoring': signedIn,
  'Mutation.inviteMentor': staff,
  'Mutation.withdrawMentorInvitation': staff,
  'Query.deskMentors': staff,
  'Mutation.forwardIntroduction': staff,
  'Mutation.returnIntroduction': staff,
  'Mutation.editIntroduction': signedIn,
  'Mutation.noteIntroduction': staff,
  'Mutation.answerIntroduction': signedIn,
  'Mutation.withdrawIntroduction': signedIn,
  'Mutation.writeInIntroduction': signedIn,
  'Mutation.proposeMeeting': signedIn,
  'Mutation.recordIntroductionMet': signedIn,
  'Mutation.recordIntroductionOutcome': signedIn,
  'Mutation.recordIntroductionActivity': signedIn,
  'Mutation.confirmIntroductionOutcome': signedIn,
  'Mutation.blockStakeholder': acting,
  'Mutation.answerByLink': everyone,
  'Query.proposedEdit': signedIn,
  'Query.editsToConfirm': signedIn,
  'Query.editByLink': everyone,
  'Query.deskMembers': staff,
  'Query.memberProfile': staff,
  'Mutation.answerEdit': signedIn,
  'Mutation.answerEditByLink': everyone,
  'Mutation.withdrawEdit': staff,
  'Mutation.beginMember': staff,
  'Mutation.writeProfileFor': staff,
  'Mutation.writeOfferingFor': staff,
  'Mutation.inviteMembers': staff,
  'Mutation.removeLogo': signedIn,
  'Query.memberImports': staff,
  'Query.importPreview': staff,
  'Mutation.runImport': staff,
  'Mutation.undoImport': staff,
  'Query.clusters': everyone,
  'Query.cluster': everyone,
  'Query.programmeFacts': everyone,
  'Query.demonstrationAccounts': everyone,
  'Query.links': everyone,
  'Query.projects': everyone,
  'Query.corridors': everyone,
  'Query.connection': everyone,
  'Query.neighbourhood': everyone,
  'Query.network': everyone,
  'Query.countries': everyone,
  'Query.country': everyone,
  'Query.places': everyone,
  'Query.regions': everyone,
  'Query.me': everyone,
  'Query.myData': signedIn,
  'Query.challenges': everyone,
  'Query.trainingNeeds': everyone,
  'Query.goodPractices': everyone,
  'Query.partnerFeedback': acting,
  'Query.recommendations': acting,
  'Query.explainPair': acting,
  'Query.mentors': everyone,
  'Query.mentorFacet': everyone,
  'Query.mentor': everyone,
  'Query.inbox': signedIn,
  'Query.mailbox': everyone,
  'Query.offerings': everyone,
  'Query.search': everyone,
  'Query.suggest': everyone,
  'Query.savedSearches': signedIn,
  'Mutation.saveSearch': signedIn,
  'Mutation.changeSavedSearch': signedIn,
  'Mutation.deleteSavedSearch': signedIn,
  'Query.termProposals': staff,
  'Query.myTerms': signedIn,
  'Mutation.proposeTerm': signedIn,
  'Mutation.withdrawTerm': signedIn,
  'Mutation.approveTerm': secretariat,
  'Mutation.declineTerm': secretariat,
  'Query.sectors': everyone,
  'Query.sector': everyone,
  'Query.demonstrationCompanies': everyone,
  'Query.similarStakeholders': signedIn,
  'Query.ownClaims': signedIn,
  'Query.ownProfile': signedIn,
  'Query.stakeholders': everyone,
  'Query.stakeholder': everyone,
  'Query.concepts': everyone,
  'Query.concept': everyone,
  'Mutation.confirmWomenLed': staff,
  'Mutation.invite': secretariat,
  'Mutation.changeAccount': signedIn,
  'Mutation.actFor': signedIn,
  'Mutation.eraseAccount': signedIn,
  'Mutation.endSession': signedIn,
  'Mutation.endOtherSessions': signedIn,
  'Mutation.createToken': signedIn,
  'Mutation.revokeToken': signedIn,
  'Mutation.removePasskey': signedIn,
  'Mutation.giveFeedback': acting,
  'Mutation.withdrawFeedback': acting,
  'Mutation.markRead': signedIn,
  'Mutation.chooseMailFrequency': signedIn,
  'Mutation.saveOffering': signedIn,
  'Mutation.moveOffering': signedIn,
  'Mutation.createStakeholder': signedIn,
  'Mutation.claimWomenLed': signedIn,
  'Mutation.withdrawWomenLed': signedIn,
  'Mutation.editProfile': signedIn,
  'Mutation.publishProfile': signedIn,
};

/** What looks after the account itself, which no program does for a person. */
const ofPersons = [
  'Mutation.invite',
  'Mutation.changeAccount',
  'Mutation.actFor',
  'Mutation.eraseAccount',
  'Mutation.endSession',
  'Mutation.endOtherSessions',
  'Mutation.createToken',
  'Mutation.revokeToken',
  'Mutation.removePasskey',
  'Mutation.chooseMailFrequency',
  'Query.myData',
];

/** What is looked at before the door of persons, so that it must be sound. */
const put: Record<string, Record<string, string>> = { 'Mutation.invite': { 'invitation.email': '"new@example.org"' } };

const schema = buildApi();
const fields = rootFields(schema);

describe('the matrix of access', () => {
  let world: World;
  let accounts: ReadonlyMap<Who, string>;

  beforeAll(async () => {
    world = await openWorld();
    ({ accounts } = await addEveryone(world));
  });
  afterAll(() => world.end());

  test('has a row for every root field, and none for what is not there', () => {
    expect(Object.keys(doors).sort()).toEqual(fields.map((each) => each.name).sort());
  });

  test.each(asking)('as it stands for: %s, through a program: %s', async (who, byToken) => {
    const as = accounts.get(who);
    const wrong: string[] = [];
    for (const { name, type, field } of fields) {
      const answer = await world.ask(
        smallestCall(type.name.toLowerCase(), field, put[name]),
        as ? { as, byToken } : {},
      );
      const error = answer.errors?.[0];
      const refusals = [`Sign in to use ${field.name}.`, `${field.name} is not open to you.`];
      const shut = [...refusals, 'A token cannot look after its account: sign in.'].includes(error?.message ?? '');
      const open = doors[name]?.includes(who) && !(byToken && ofPersons.includes(name));
      if (shut === open) wrong.push(`${name} is ${shut ? 'shut' : 'open'}`);
      // Whoever is let in and names nothing that exists is answered in words, never by a fault of ours.
      if (error && ['BUG', 'GRAPHQL_VALIDATION_FAILED'].includes(error.extensions.code)) {
        wrong.push(`${name}: ${error.extensions.code} ${error.message}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
