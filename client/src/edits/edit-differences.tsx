import { plain } from '../stakeholders/stakeholder-line';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Scrolled } from '../ui/scrolled';
import type { Edit } from './edit-query';

type Difference = Edit['differences'][number];
type Value = Difference['before'][number];

/** Fields whose values are codes, with the messages that name them. */
const named: Record<string, string> = {
  direction: 'direction.',
  kind: 'offeringKind.',
  agreements: 'agreement.',
  maturity: 'profile.maturity.',
};

/** What an edit changes, field by field: what stands, and what would stand. */
export function EditDifferences({ of }: { of: readonly Difference[] }) {
  const { t } = useReading();
  return (
    <Scrolled label={t('edit.differences')}>
      <table className="table table--records differences">
        <thead>
          <tr>
            <th scope="col">{t('edit.field')}</th>
            <th scope="col">{t('edit.before')}</th>
            <th scope="col">{t('edit.after')}</th>
          </tr>
        </thead>
        <tbody>
          {of.map((each) => (
            <tr key={each.field}>
              <th scope="row">{t(`edit.field.${each.field}`)}</th>
              <td className="soft" data-head={t('edit.before')}>
                <Values field={each.field} of={each.before} />
              </td>
              <td data-head={t('edit.after')}>
                <Values field={each.field} of={each.after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

function Values({ field, of }: { field: string; of: readonly Value[] }) {
  const { t, languages, date } = useReading();
  if (of.length === 0) return <span className="soft">{t('profile.hidden')}</span>;
  const words = (value: Value) => {
    if (field === 'languages') return languages([value.text]);
    if (field === 'validUntil') return date(value.text);
    const prefix = named[field];
    return prefix ? t(`${prefix}${plain(value.text)}`) : null;
  };
  const texts = ['summary', 'description', 'title', 'text'].includes(field);
  return of.map((value, index) => (
    <span key={`${value.lang} ${value.text}`}>
      {index > 0 && !texts && t('list.comma')}
      {texts ? (
        <span className="differences__text">
          {of.length > 1 && <small className="soft">{languages([value.lang])}</small>}
          <Local of={value} />
        </span>
      ) : (
        (words(value) ?? (value.lang === 'und' ? <bdi>{value.text}</bdi> : <Local of={value} />))
      )}
    </span>
  ));
}
