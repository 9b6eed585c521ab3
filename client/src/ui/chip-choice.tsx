import { Icon } from './icon';
import { useReading } from './locale';

/** Several of a list, in the order they were taken: chips that can be removed, and a choice of the others. */
export function ChipChoice({
  label,
  of,
  chosen,
  change,
}: {
  label: string;
  of: readonly { id: string; label: string }[];
  chosen: readonly string[];
  change: (ids: string[]) => void;
}) {
  const { t } = useReading();
  const labelOf = (id: string) => of.find((each) => each.id === id)?.label ?? id;
  return (
    <>
      <div className="row">
        {chosen.map((id) => (
          <span key={id} className="chip">
            {labelOf(id)}
            <button
              type="button"
              aria-label={t('search.remove', { what: labelOf(id) })}
              onClick={() => change(chosen.filter((each) => each !== id))}
            >
              <Icon name="close" />
            </button>
          </span>
        ))}
      </div>
      <select aria-label={label} value="" onChange={(event) => change([...chosen, event.target.value])}>
        <option value="">{label}</option>
        {of
          .filter((each) => !chosen.includes(each.id))
          .map((each) => (
            <option key={each.id} value={each.id}>
              {each.label}
            </option>
          ))}
      </select>
    </>
  );
}
