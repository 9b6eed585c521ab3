import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { useReading } from '../ui/locale';
import { Section } from '../ui/section';
import type { Outcome } from './ask-authentication';
import { SignInTrouble } from './sign-in-trouble';

const demonstrationQuery = graphql(`
  query DemonstrationAccounts {
    demonstrationAccounts { id name roles isMentor stakeholders { id name nameLang } facilitates { id name { text lang dir } } }
  }
`);

/** In demonstration mode: invented people, each a click away. Nothing at all otherwise. */
export function DemonstrationAccounts({ choose }: { choose: (id: string) => Promise<Outcome> }) {
  const { t } = useReading();
  const [{ data }] = useQuery({ query: demonstrationQuery });
  const [busy, setBusy] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const accounts = data?.demonstrationAccounts ?? [];
  if (accounts.length === 0) return null;
  const roleOf = ({ roles, isMentor }: (typeof accounts)[number]) => {
    if (roles.includes('ADMINISTRATOR')) return t('identity.role.administrator');
    if (roles.includes('SECRETARIAT')) return t('identity.role.secretariat');
    if (roles.includes('FACILITATOR')) return t('identity.role.facilitator');
    return t(isMentor ? 'identity.role.mentor' : 'identity.role.member');
  };
  return (
    <Section
      id="demonstration-accounts"
      title={t('identity.demonstration')}
      beside={<span className="demo">{t('demo.mark')}</span>}
    >
      <p className="small soft">{t('identity.demonstrationWhy')}</p>
      <SignInTrouble outcome={outcome} />
      <ul className="people">
        {accounts.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              disabled={busy !== null}
              onClick={() => {
                setBusy(each.id);
                void choose(each.id)
                  .then(setOutcome)
                  .finally(() => setBusy(null));
              }}
            >
              <strong>
                <bdi>{each.name}</bdi>
              </strong>
              <span className="small soft">
                {roleOf(each)}
                {[
                  ...each.stakeholders.map((one) => ({ id: one.id, text: one.name, lang: one.nameLang })),
                  ...each.facilitates.map((one) => ({ id: one.id, text: one.name.text, lang: one.name.lang })),
                ].map((one, index) => (
                  <span key={one.id}>
                    {index === 0 ? ' · ' : t('list.comma')}
                    <bdi lang={one.lang}>{one.text}</bdi>
                  </span>
                ))}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
