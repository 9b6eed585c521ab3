import { AskForIntroduction } from '../introductions/ask-for-introduction';
import { StakeholderLine, StakeholderName, WomenLed } from '../stakeholders/stakeholder-line';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icon';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import type { SearchHit } from './search-query';

/** A hit: who it is, the words that answered in their own language, and why it is here. */
export function SearchCard({ hit: { stakeholder, reasons, highlights } }: { hit: SearchHit }) {
  const { t, languages, list } = useReading();
  const sought = reasons.flatMap(({ kind, label }) => (kind === 'CONCEPT' && label ? [label.text] : []));
  const quote = highlights.find((each) => !['name', 'otherName'].includes(each.field)) ?? null;
  return (
    <article className="card">
      <Avatar name={stakeholder.name} logo={stakeholder.logo} size={72} />
      <div className="card__main">
        <h2 className="entry__name">
          <StakeholderName of={stakeholder} />
        </h2>
        <StakeholderLine of={stakeholder} />
        <p className="card__quote">
          {quote ? (
            <bdi lang={quote.lang} dir={quote.dir}>
              {quote.segments.map((piece, index) => (piece.hit ? <mark key={index}>{piece.text}</mark> : piece.text))}
            </bdi>
          ) : (
            <Local of={stakeholder.summary} />
          )}
        </p>
        <div className="card__meta">
          <WomenLed claims={stakeholder.womenLed} />
          <span>{languages(stakeholder.languages)}</span>
        </div>
        <div className="card__act">
          <AskForIntroduction
            to={stakeholder}
            look="small"
            opening={sought.length > 0 ? t('opening.search', { words: list(sought) }) : ''}
            membersOnly
          />
        </div>
      </div>
      {reasons.length > 0 && (
        <div className="card__why">
          <p className="label">{t('search.why')}</p>
          <Reasons of={reasons} />
        </div>
      )}
    </article>
  );
}

/** Why a hit is here: what it has to do with the query, and the very words. */
export function Reasons({ of, most = 5 }: { of: SearchHit['reasons']; most?: number }) {
  const { t } = useReading();
  return (
    <ul className="why">
      {of.slice(0, most).map((reason) => (
        <li
          key={`${reason.kind}${reason.id}${reason.words}`}
          className={reason.kind === 'NEAR_CONCEPT' ? 'why--near' : undefined}
        >
          <Icon name={reason.kind === 'PLACE' ? 'place' : reason.kind === 'NEAR_CONCEPT' ? 'near' : 'concept'} />
          <span>
            {reason.label && (
              <b>
                <Local of={reason.label} />
              </b>
            )}
            {reason.kind === 'NAME' && <b>{t('search.why.name')}</b>}
            {reason.kind === 'SPELLING' && <b>{t('search.why.spelling')}</b>}
            {reason.kind === 'MEANING' && <b>{t('search.why.meaning')}</b>}{' '}
            {reason.words && <q lang={reason.lang ?? undefined}>{reason.words}</q>}
          </span>
        </li>
      ))}
    </ul>
  );
}
