import { createBrowserRouter } from 'react-router';
import { ErrorPage } from './error-page';
import { HomePage } from './home-page';
import { Layout } from './layout';

/** Every page of the product; each but the first is loaded when it is opened. */
export const router = createBrowserRouter([
  {
    element: <Layout />,
    errorElement: <ErrorPage />,
    children: [
      { path: '/', element: <HomePage /> },
      { path: '/search', lazy: async () => ({ Component: (await import('../search/search-page')).SearchPage }) },
      {
        path: '/s/:slug',
        lazy: async () => ({ Component: (await import('../stakeholders/stakeholder-page')).StakeholderPage }),
      },
      { path: '/matches', lazy: async () => ({ Component: (await import('../matching/matches-page')).MatchesPage }) },
      {
        path: '/matches/exposure',
        lazy: async () => ({ Component: (await import('../matching/exposure-page')).ExposurePage }),
      },
      {
        path: '/clusters',
        lazy: async () => ({ Component: (await import('../clusters/clusters-page')).ClustersPage }),
      },
      {
        path: '/clusters/:id',
        lazy: async () => ({ Component: (await import('../clusters/cluster-page')).ClusterPage }),
      },
      {
        path: '/network',
        lazy: async () => ({ Component: (await import('../cooperation/network-page')).NetworkPage }),
      },
      {
        path: '/mentoring',
        lazy: async () => ({ Component: (await import('../mentoring/mentoring-page')).MentoringPage }),
      },
      {
        path: '/mentoring/mine',
        lazy: async () => ({ Component: (await import('../mentoring/own-mentor-page')).OwnMentorPage }),
      },
      {
        path: '/mentoring/:slug',
        lazy: async () => ({ Component: (await import('../mentoring/mentor-page')).MentorPage }),
      },
      {
        path: '/introductions',
        lazy: async () => ({ Component: (await import('../introductions/introductions-page')).IntroductionsPage }),
      },
      {
        path: '/introductions/answer/:token',
        lazy: async () => ({ Component: (await import('../introductions/answer-page')).AnswerPage }),
      },
      {
        path: '/introductions/:id',
        lazy: async () => ({ Component: (await import('../introductions/introduction-page')).IntroductionPage }),
      },
      { path: '/sign-in', lazy: async () => ({ Component: (await import('../identity/sign-in-page')).SignInPage }) },
      {
        path: '/sign-in/link',
        lazy: async () => ({ Component: (await import('../identity/link-page')).SignInLinkPage }),
      },
      { path: '/confirm', lazy: async () => ({ Component: (await import('../identity/link-page')).ConfirmPage }) },
      { path: '/sign-up', lazy: async () => ({ Component: (await import('../identity/sign-up-page')).SignUpPage }) },
      {
        path: '/forgot-password',
        lazy: async () => ({ Component: (await import('../identity/password-pages')).ForgotPasswordPage }),
      },
      {
        path: '/reset-password',
        lazy: async () => ({ Component: (await import('../identity/password-pages')).ResetPasswordPage }),
      },
      { path: '/account', lazy: async () => ({ Component: (await import('../identity/account-page')).AccountPage }) },
      { path: '/inbox', lazy: async () => ({ Component: (await import('../notifications/inbox-page')).InboxPage }) },
      {
        path: '/mailbox',
        lazy: async () => ({ Component: (await import('../notifications/mailbox-page')).MailboxPage }),
      },
      {
        path: '/unsubscribe/:account/:signature',
        lazy: async () => ({ Component: (await import('../notifications/unsubscribe-page')).UnsubscribePage }),
      },
      {
        path: '/profile',
        lazy: async () => ({ Component: (await import('../stakeholders/profile-page')).ProfilePage }),
      },
      {
        path: '/desk/members/:id',
        lazy: async () => ({ Component: (await import('../desk/member-page')).MemberPage }),
      },
      { path: '/edits/:id', lazy: async () => ({ Component: (await import('../edits/edit-page')).EditPage }) },
      {
        path: '/edits/answer/:token',
        lazy: async () => ({ Component: (await import('../edits/edit-link-page')).EditLinkPage }),
      },
      { path: '/desk', lazy: async () => ({ Component: (await import('../desk/desk-page')).DeskPage }) },
      {
        path: '/desk/reports',
        lazy: async () => ({ Component: (await import('../desk/reports-page')).ReportsPage }),
      },
      { path: '/terms', lazy: async () => ({ Component: (await import('../terms/my-terms-page')).MyTermsPage }) },
      {
        path: '/terms/new',
        lazy: async () => ({ Component: (await import('../terms/new-term-page')).NewTermPage }),
      },
      {
        path: '/desk/terms',
        lazy: async () => ({ Component: (await import('../terms/desk-terms-page')).DeskTermsPage }),
      },
      { path: '/about', lazy: async () => ({ Component: (await import('../programme/about-page')).AboutPage }) },
      { path: '/status', lazy: async () => ({ Component: (await import('../programme/status-page')).StatusPage }) },
      { path: '/api', lazy: async () => ({ Component: (await import('./api-page')).ApiPage }) },
      { path: '/graphql', lazy: async () => ({ Component: (await import('./explorer-page')).ExplorerPage }) },
      { path: '*', element: <ErrorPage missing /> },
    ],
  },
]);
