import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Cluster, Membership } from '../clusters/cluster.js';
import { rootFields, smallestCall } from '../testing/smallest-call.js';
import { openWorld, type World } from '../testing/world.js';
import { buildApi } from './api.js';

/** Everyone the matrix knows, and what a call says of who makes it. */
const everyone = [
  'visitor',
  'member',
  'delegate',
  'other member',
  'facilitator of the cluster',
  'other facilitator',
  'secretariat',
  'administrator',
] as const;
type Who = (typeof everyone)[number];

const signedIn = everyone.filter((who) => who !== 'visitor');
const acting: Who[] = ['delegate', 'other member'];
const staff: Who[] = ['facilitator of the cluster', 'other facilitator', 'secretariat', 'administrator'];
const secretariat: Who[] = ['secretariat', 'administrator'];

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

const schema = buildApi();
const fields = rootFields(schema);

describe('the matrix of access', () => {
  let world: World;
  const accounts = new Map<Who, string>();

  beforeAll(async () => {
    world = await openWorld();
    const em = world.orm.em.fork();
    const rest = { number: null, summary: {}, placeId: null, maturity: null, host: null, foundedYear: null };
    for (const id of ['nabeul', 'batna']) {
      await em.insert(Cluster, { ...rest, id, names: { en: id, fr: id, ar: id }, countryCode: 'TN' });
    }
    const own = await world.addStakeholder('Own');
    const others = await world.addStakeholder('Others');
    await em.insert(Membership, { clusterId: 'nabeul', stakeholderId: own, role: 'member', since: null });
    accounts.set('member', await world.addAccount('Member'));
    accounts.set('delegate', await world.addAccount('Delegate', { delegateOf: [own] }));
    accounts.set('other member', await world.addAccount('Other Member', { delegateOf: [others] }));
    accounts.set('facilitator of the cluster', await world.addAccount('Own Facilitator', { facilitates: ['nabeul'] }));
    accounts.set('other facilitator', await world.addAccount('Other Facilitator', { facilitates: ['batna'] }));
    accounts.set('secretariat', await world.addAccount('Secretariat', { roles: ['secretariat'] }));
    accounts.set('administrator', await world.addAccount('Administrator', { roles: ['administrator'] }));
  });
  afterAll(() => world.end());

  test('has a row for every root field, and none for what is not there', () => {
    expect(Object.keys(doors).sort()).toEqual(fields.map((each) => each.name).sort());
  });

  test.each(everyone)('as it stands for: %s', async (who) => {
    const account = accounts.get(who);
    const wrong: string[] = [];
    for (const { name, type, field } of fields) {
      const answer = await world.ask(smallestCall(type.name.toLowerCase(), field), account ? { as: account } : {});
      const error = answer.errors?.[0];
      const shut = [`Sign in to use ${field.name}.`, `${field.name} is not open to you.`].includes(
        error?.message ?? '',
      );
      if (shut === doors[name]?.includes(who)) wrong.push(`${name} is ${shut ? 'shut' : 'open'}`);
      // Whoever is let in and names nothing that exists is answered in words, never by a fault of ours.
      if (error && ['BUG', 'GRAPHQL_VALIDATION_FAILED'].includes(error.extensions.code)) {
        wrong.push(`${name}: ${error.extensions.code} ${error.message}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
