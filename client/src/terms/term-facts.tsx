import { Link } from 'react-router';
import type { TermPartsFragment } from '../gql/graphql';
import { plain } from '../stakeholders/stakeholder-line';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';

/** Of which language and country a word is, and what it names, in a line. */
export function TermLine({ of }: { of: TermPartsFragment }) {
  const { t, languages } = useReading();
  const parts = [
    languages([of.term.lang]),
    ...(of.country ? [of.country.name.text] : []),
    ...(of.kind ? [t(`conceptKind.${plain(of.kind)}`)] : []),
  ];
  return <p className="small soft">{parts.join(' · ')}</p>;
}

/** What came of a word: its concept, or the reason, in words. */
export function TermOutcome({ of }: { of: TermPartsFragment }) {
  const { t } = useReading();
  const concept = of.concept && (
    <Link to={`/search?concept=${encodeURIComponent(of.concept.id)}`}>
      <Local of={of.concept.label} />
    </Link>
  );
  if (of.state === 'APPROVED') {
    return (
      <p>
        {t(of.isNew ? 'terms.becameConcept' : 'terms.becameWord')} {concept}
      </p>
    );
  }
  if (of.state !== 'DECLINED' || !of.reason) return null;
  return (
    <>
      <p>
        {t(`terms.reason.${plain(of.reason)}`)} {concept}
      </p>
      {of.words && (
        <p>
          <bdi>{of.words}</bdi>
        </p>
      )}
    </>
  );
}
