import { Link } from 'react-router';
import { graphql } from '../gql';
import type { ReasonPartsFragment } from '../gql/graphql';
import { plain } from '../stakeholders/stakeholder-line';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { conceptLink, type FactLink, sharedLinks } from './reason-links';

/** A reason with the records of both sides; the generated type of the fragment is what the components take. */
graphql(`
  fragment ReasonParts on Reason {
    code text checked
    yours { direction title { text lang dir } validUntil }
    theirs { id direction title { text lang dir } validUntil }
    concept { id label { text } } otherConcept { id label { text } } cluster { id name { text } } partner { slug name }
    sector { id label { text } } otherSector { id label { text } } country { code name { text } }
  }
`);

function Side({ offering, about }: { offering: NonNullable<ReasonPartsFragment['yours']>; about: FactLink | null }) {
  const { t, date } = useReading();
  return (
    <>
      {t(`direction.${plain(offering.direction)}`)} <b>{<Local of={offering.title} />}</b>
      <small>{t('offering.until', { date: date(offering.validUntil) })}</small>
      {about && <Facts links={[about]} />}
    </>
  );
}

/** The records behind a reason, each leading to its page. */
function Facts({ links }: { links: readonly FactLink[] }) {
  return (
    <small className="tie__facts">
      {links.map(({ to, words }) => (
        <Link key={to} to={to}>
          <bdi>{words}</bdi>
        </Link>
      ))}
    </small>
  );
}

/**
 * Reasons as ties: a fact of yours, the knot that names the kind, a fact of theirs. Dashed where only declared. What
 * holds for both alike stands in the middle, on nobody's side.
 */
export function Tie({ reasons, dense = false }: { reasons: ReasonPartsFragment[]; dense?: boolean }) {
  const { t } = useReading();
  const sided = reasons.filter((reason) => reason.yours || reason.theirs);
  const shared = reasons.filter((reason) => !reason.yours && !reason.theirs);
  const look = (reason: ReasonPartsFragment) => (reason.checked ? 'tie__row' : 'tie__row tie__row--soft');
  return (
    <div className={dense ? 'tie tie--dense' : 'tie'}>
      {sided.length > 0 && (
        <div className="tie__row tie__heads">
          <div className="tie__you">{t('tie.headYou')}</div>
          <div className="tie__knot" />
          <div className="tie__they">{t('tie.headThey')}</div>
        </div>
      )}
      {sided.map((reason) => (
        <div key={`${reason.text}${reason.yours?.title.text}${reason.theirs?.title.text}`} className={look(reason)}>
          <div className="tie__you" data-who={t('tie.you')}>
            {reason.yours && <Side offering={reason.yours} about={conceptLink(reason.concept)} />}
          </div>
          <div className="tie__knot">
            <span>{t(`reason.${plain(reason.code)}`)}</span>
          </div>
          <div className="tie__they" data-who={t('tie.they')}>
            {reason.theirs && (
              <Side offering={reason.theirs} about={conceptLink(reason.otherConcept ?? reason.concept)} />
            )}
          </div>
        </div>
      ))}
      {shared.map((reason) => (
        <div key={reason.text} className={look(reason)}>
          <div className="tie__both">
            <div className="tie__knot">
              <span>{t(`reason.${plain(reason.code)}`)}</span>
            </div>
            {reason.text}
            {sharedLinks(reason).length > 0 && <Facts links={sharedLinks(reason)} />}
          </div>
        </div>
      ))}
    </div>
  );
}

/** The score, last and small: a bar with its parts, which are named on demand. */
export function Score({ score, parts }: { score: number; parts: { feature: string; contribution: number }[] }) {
  const { t, number } = useReading();
  const positive = parts.filter((part) => part.contribution > 0.05).sort((a, b) => b.contribution - a.contribution);
  const total = positive.reduce((sum, part) => sum + part.contribution, 0);
  const words = positive.map((part) => t(`feature.${plain(part.feature)}`)).join(t('list.comma'));
  return (
    <details className="end">
      <summary className="score">
        <span>{t('score.fit', { score: number(Math.round(score * 100)) })}</span>
        <span className="score__bar" role="img" aria-label={words}>
          {positive.slice(0, 4).map((part) => (
            <i key={part.feature} style={{ inlineSize: `${(100 * score * part.contribution) / (total || 1)}%` }} />
          ))}
        </span>
        <span>{t('score.how')}</span>
      </summary>
      <p className="score__parts">
        {parts
          .filter((part) => Math.abs(part.contribution) > 0.005)
          .map(
            (part) =>
              `${t(`feature.${plain(part.feature)}`)} ${part.contribution > 0 ? '+' : '−'}${number(Math.abs(part.contribution), 2)}`,
          )
          .join(' · ')}
      </p>
    </details>
  );
}
