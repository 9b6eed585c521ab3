import { graphql } from '../gql';

/** An introduction as its page shows it, and as every change of it is answered. */
export const introductionFields = graphql(`
  fragment IntroductionParts on Introduction {
    id version part state waitsFor until changedAt createdAt mayDo byFacilitator asksPerson note closingWords declineReason
    askingName askedName asking { id slug } asked { id slug } reason { text lang dir } consents { asking asked }
    offering { id title { text lang dir } } mentor { id slug name nameLang }
    timeline { kind by at words } contacts { name entries { kind value } } messages { id by own text at }
    meeting { startsAt minutes timeZone place by ics }
    outcomes { stage agreement by confirmed reportedAt valueBand jobsKept jobsCreated jobsWomen jobsUnder35 }
  }
`);

export const introductionQuery = graphql(
  `query IntroductionPage($id: ID!) { introduction(id: $id) { ...IntroductionParts } }`,
);

export const introductionsQuery = graphql(`
  query Introductions($stage: IntroductionStage, $first: Int!, $after: String) {
    introductions(stage: $stage, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id part state waitsFor until changedAt askingName askedName reason { text lang dir } }
    }
  }
`);

export const proposeMutation = graphql(`
  mutation ProposeIntroduction($input: ProposalInput!) { proposeIntroduction(input: $input) { ...IntroductionParts } }
`);
export const askMentorMutation = graphql(`
  mutation AskMentor($input: MentorRequestInput!) { askMentor(input: $input) { ...IntroductionParts } }
`);
export const forwardMutation = graphql(`
  mutation ForwardIntroduction($id: ID!, $version: Int!) { forwardIntroduction(id: $id, version: $version) { ...IntroductionParts } }
`);
export const returnMutation = graphql(`
  mutation ReturnIntroduction($id: ID!, $version: Int!, $words: String!) {
    returnIntroduction(id: $id, version: $version, words: $words) { ...IntroductionParts }
  }
`);
export const editMutation = graphql(`
  mutation EditIntroduction($id: ID!, $version: Int!, $words: String!, $lang: String!) {
    editIntroduction(id: $id, version: $version, reason: $words, lang: $lang) { ...IntroductionParts }
  }
`);
export const noteMutation = graphql(`
  mutation NoteIntroduction($id: ID!, $version: Int!, $words: String!) {
    noteIntroduction(id: $id, version: $version, words: $words) { ...IntroductionParts }
  }
`);
export const answerMutation = graphql(`
  mutation AnswerIntroduction($id: ID!, $version: Int!, $reply: ReplyInput!) {
    answerIntroduction(id: $id, version: $version, reply: $reply) { ...IntroductionParts }
  }
`);
export const withdrawMutation = graphql(`
  mutation WithdrawIntroduction($id: ID!, $version: Int!) { withdrawIntroduction(id: $id, version: $version) { ...IntroductionParts } }
`);
export const writeMutation = graphql(`
  mutation WriteInIntroduction($id: ID!, $text: String!) { writeInIntroduction(id: $id, text: $text) { ...IntroductionParts } }
`);
export const meetingMutation = graphql(`
  mutation ProposeMeeting($id: ID!, $version: Int!, $meeting: MeetingInput!) {
    proposeMeeting(id: $id, version: $version, meeting: $meeting) { ...IntroductionParts }
  }
`);
export const metMutation = graphql(`
  mutation RecordIntroductionMet($id: ID!, $version: Int!) { recordIntroductionMet(id: $id, version: $version) { ...IntroductionParts } }
`);
export const outcomeMutation = graphql(`
  mutation RecordIntroductionOutcome($id: ID!, $version: Int!, $agreement: AgreementInput, $numbers: OutcomeNumbersInput) {
    recordIntroductionOutcome(id: $id, version: $version, agreement: $agreement, numbers: $numbers) { ...IntroductionParts }
  }
`);
export const activityMutation = graphql(`
  mutation RecordIntroductionActivity($id: ID!, $version: Int!, $active: Boolean!, $numbers: OutcomeNumbersInput) {
    recordIntroductionActivity(id: $id, version: $version, active: $active, numbers: $numbers) { ...IntroductionParts }
  }
`);
export const confirmMutation = graphql(`
  mutation ConfirmIntroductionOutcome($id: ID!) { confirmIntroductionOutcome(id: $id) { ...IntroductionParts } }
`);
export const blockMutation = graphql(`mutation BlockStakeholder($id: ID!) { blockStakeholder(id: $id) }`);
export const reportMutation = graphql(`mutation Report($input: ReportInput!) { report(input: $input) }`);
export const linkQuery = graphql(`
  query IntroductionByLink($token: String!) { introductionByLink(token: $token) { own other reason { text lang dir } until } }
`);
export const linkMutation = graphql(`
  mutation AnswerByLink($token: String!, $reply: ReplyInput!) { answerByLink(token: $token, reply: $reply) }
`);
