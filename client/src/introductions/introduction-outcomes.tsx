import { useMutation } from 'urql';
import type { IntroductionPartsFragment } from '../gql/graphql';
import { plain } from '../stakeholders/stakeholder-line';
import { useReading } from '../ui/locale';
import { Section } from '../ui/section';
import { confirmMutation } from './introduction-query';
import { isCounted, jobCounts } from './outcome-numbers';

/** What came of it, as it was reported; the other side may say that it is so. */
export function IntroductionOutcomes({ of, renew }: { of: IntroductionPartsFragment; renew: () => void }) {
  const { t, number } = useReading();
  const [, confirm] = useMutation(confirmMutation);
  const { id } = of;
  return (
    <Section title={t('introduction.outcome')}>
      {of.outcomes.map((each) => (
        <div key={each.stage}>
          <p>
            {each.agreement ? t(`link.${plain(each.agreement)}`) : t('introduction.state.no-agreement')} ·{' '}
            {t(each.confirmed ? 'introduction.confirmed' : 'introduction.unconfirmed')}
          </p>
          {isCounted(each) && (
            <dl className="facts">
              <div>
                <dt>{t('introduction.valueBand')}</dt>
                <dd>{t(each.valueBand ? `introduction.valueBand.${each.valueBand}` : 'introduction.notReported')}</dd>
              </div>
              {jobCounts.map((count) => (
                <div key={count}>
                  <dt>{t(`introduction.${count}`)}</dt>
                  <dd>{each[count] == null ? t('introduction.notReported') : number(each[count])}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      ))}
      {of.mayDo.includes('CONFIRM_OUTCOME') && (
        <button className="btn" type="button" onClick={() => void confirm({ id }).then(renew)}>
          {t('introduction.do.confirm')}
        </button>
      )}
    </Section>
  );
}
