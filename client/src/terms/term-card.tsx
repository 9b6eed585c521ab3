import type { DeskTermsQuery } from '../gql/graphql';
import { Local, Name } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { TermDecision } from './term-decision';
import { TermLine, TermOutcome } from './term-facts';

export type DeskTerm = DeskTermsQuery['termProposals']['nodes'][number];

/** One proposed word: what its proposer says of it, what the thesaurus has that is like it, and the decision. */
export function TermCard({ of, decides, changed }: { of: DeskTerm; decides: boolean; changed: () => void }) {
  const { t, date } = useReading();
  return (
    <article className="report term" aria-labelledby={`term-${of.id}`}>
      <div>
        <h2 className="h-2" id={`term-${of.id}`}>
          <Local of={of.term} />
        </h2>
        <TermLine of={of} />
      </div>
      <dl className="facts">
        {of.meaning && (
          <div>
            <dt>{t('terms.meaning')}</dt>
            <dd>
              <bdi>{of.meaning}</bdi>
            </dd>
          </div>
        )}
        {of.near && (
          <div>
            <dt>{t('terms.near')}</dt>
            <dd>
              <Local of={of.near.label} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t('terms.proposedBy')}</dt>
          <dd>
            {of.proposer && (
              <>
                <bdi>{of.proposer}</bdi> ·{' '}
              </>
            )}
            <time dateTime={of.createdAt}>{date(of.createdAt)}</time>
          </dd>
        </div>
        {of.state === 'PROPOSED' && (
          <div>
            <dt>{t('terms.similar')}</dt>
            <dd>{of.similar.length === 0 ? t('terms.noneSimilar') : <Similar of={of.similar} />}</dd>
          </div>
        )}
        {of.decidedAt && (
          <div>
            <dt>{t('terms.decision')}</dt>
            <dd>
              <TermOutcome of={of} />
              <time className="soft" dateTime={of.decidedAt}>
                {date(of.decidedAt)}
              </time>
            </dd>
          </div>
        )}
      </dl>
      {decides && <TermDecision of={of} changed={changed} />}
    </article>
  );
}

/** Concepts that are like it, each by its name in the reader's language and in the others. */
function Similar({ of }: { of: DeskTerm['similar'] }) {
  const { t, list } = useReading();
  return (
    <ul className="plain">
      {of.map((each) => (
        <li key={each.id}>
          <Local of={each.label} />{' '}
          <span className="soft">
            {each.labels
              .filter(
                ({ preferred, lang }) => preferred && lang !== each.label.lang && ['en', 'fr', 'ar'].includes(lang),
              )
              .map(({ text, lang }) => (
                <span key={lang}>
                  · <Name name={text} lang={lang} />{' '}
                </span>
              ))}
            {each.broader.length > 0 && (
              <>
                · {t('terms.under', { concepts: list(each.broader.map(({ label }) => `\u2068${label.text}\u2069`)) })}
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
