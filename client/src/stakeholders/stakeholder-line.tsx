import { Link } from 'react-router';
import { Name } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { type EvidenceMark, EvidenceStar } from '../ui/star';

/** The other-script name, kind and place of a stakeholder in one line. */
export interface LineData {
  slug: string;
  name: string;
  nameLang: string;
  kind: string;
  otherNames: { lang: string; name: string }[];
  country: { name: { text: string } };
  place?: { name: { text: string } } | null;
  sectors: { id: string; label: { text: string } }[];
  demonstration: boolean;
}

/** Stored spelling of a GraphQL enumeration value, as message identifiers use it. */
export function plain(value: string): string {
  return value.toLowerCase().replaceAll('_', '-');
}

export function StakeholderName({ of }: { of: Pick<LineData, 'slug' | 'name' | 'nameLang' | 'demonstration'> }) {
  const { t } = useReading();
  return (
    <>
      <Link to={`/s/${of.slug}`}>
        <Name name={of.name} lang={of.nameLang} />
      </Link>{' '}
      {of.demonstration && <span className="tag-demo">{t('demo.tag')}</span>}
    </>
  );
}

export function StakeholderLine({ of }: { of: LineData }) {
  const { t } = useReading();
  const other = of.otherNames[0];
  return (
    <p className="entry__what">
      {other && (
        <>
          <Name name={other.name} lang={other.lang} /> ·{' '}
        </>
      )}
      {[
        t(`kind.${plain(of.kind)}`),
        [of.place?.name.text, of.country.name.text].filter(Boolean).join(t('list.comma')),
        of.sectors.map((sector) => sector.label.text).join(t('list.comma')),
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
}

/** Women-led as form and level in words, never a bare tick; none means not stated. */
export function WomenLed({ claims }: { claims: { form: string; evidence: string }[] }) {
  const { t } = useReading();
  const claim = claims[0];
  if (!claim) {
    return (
      <span className="evidence evidence--none">
        <EvidenceStar level="none" />
        <b>{t('womenLed.none')}</b>
      </span>
    );
  }
  return (
    <span className="evidence">
      <EvidenceStar level={plain(claim.evidence) as EvidenceMark} />
      <span>
        <b>{t(`womenLed.${plain(claim.form)}`)}</b> · {t(`evidence.${plain(claim.evidence)}`)}
      </span>
    </span>
  );
}
