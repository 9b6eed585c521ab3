import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../gql';
import type { Audience, WomenLedForm } from '../gql/graphql';
import { useReading } from '../ui/locale';
import { Section } from '../ui/section';
import { type EvidenceMark, EvidenceStar } from '../ui/star';
import { Trouble } from '../ui/trouble-notice';
import { plain } from './stakeholder-line';

const claimsQuery = graphql(`
  query OwnClaims($stakeholder: ID!) { ownClaims(stakeholder: $stakeholder) { form evidence basis sinceYear audience } }
`);

const claimMutation = graphql(`
  mutation ClaimWomenLed($stakeholder: ID!, $form: WomenLedForm!, $basis: String, $audience: Audience!) {
    claimWomenLed(stakeholder: $stakeholder, form: $form, basis: $basis, audience: $audience) { form evidence }
  }
`);

const withdrawMutation = graphql(`
  mutation WithdrawWomenLed($stakeholder: ID!, $form: WomenLedForm!) {
    withdrawWomenLed(stakeholder: $stakeholder, form: $form) { form }
  }
`);

const forms: WomenLedForm[] = ['OWNED', 'LED', 'COOPERATIVE', 'INFORMAL'];
const audiences: Audience[] = ['PUBLIC', 'MEMBERS', 'FACILITATORS'];

/** Women's leadership in its four forms, each with its evidence and who may see it; none means not stated. */
export function OwnClaims({ stakeholder }: { stakeholder: string }) {
  const { t } = useReading();
  const [{ data }, again] = useQuery({ query: claimsQuery, variables: { stakeholder } });
  const [, withdraw] = useMutation(withdrawMutation);
  const [{ fetching, error }, claim] = useMutation(claimMutation);
  const [form, setForm] = useState<WomenLedForm>('LED');
  const [basis, setBasis] = useState('');
  const [audience, setAudience] = useState<Audience>('MEMBERS');
  const claims = data?.ownClaims ?? [];
  const reload = () => again({ requestPolicy: 'network-only' });
  return (
    <Section id="own-claims" title={t('claim.title')}>
      <p className="small soft">{t('claim.why')}</p>
      {claims.map((each) => (
        <p key={each.form} className="evidence">
          <EvidenceStar level={plain(each.evidence) as EvidenceMark} />
          <span>
            <b>{t(`womenLed.${plain(each.form)}`)}</b> · {t(`evidence.${plain(each.evidence)}`)} ·{' '}
            {t('claim.seenBy', { whom: t(`audience.${each.audience.toLowerCase()}`) })}{' '}
            <button
              type="button"
              className="link"
              onClick={() => void withdraw({ stakeholder, form: each.form }).then(reload)}
            >
              {t('claim.withdraw')}
            </button>
          </span>
        </p>
      ))}
      <form
        className="form section"
        onSubmit={(event) => {
          event.preventDefault();
          void claim({ stakeholder, form, basis: basis || null, audience }).then(({ data: saved }) => {
            if (!saved) return;
            setBasis('');
            reload();
          });
        }}
      >
        <label className="field">
          <span>{t('claim.form')}</span>
          <select value={form} onChange={(event) => setForm(event.target.value as WomenLedForm)}>
            {forms.map((each) => (
              <option key={each} value={each}>
                {t(`womenLed.${plain(each)}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t('claim.basis')}</span>
          <textarea
            dir="auto"
            rows={2}
            maxLength={600}
            value={basis}
            onChange={(event) => setBasis(event.target.value)}
          />
          <small>{t('claim.basisHint')}</small>
        </label>
        <label className="field">
          <span>{t('claim.audience')}</span>
          <select value={audience} onChange={(event) => setAudience(event.target.value as Audience)}>
            {audiences.map((each) => (
              <option key={each} value={each}>
                {t(`audience.${each.toLowerCase()}`)}
              </option>
            ))}
          </select>
        </label>
        <Trouble error={error} />
        <p>
          <button type="submit" className="btn" disabled={fetching}>
            {t('claim.state')}
          </button>
        </p>
      </form>
    </Section>
  );
}
