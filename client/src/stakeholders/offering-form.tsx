import { useState } from 'react';
import { type CombinedError, useMutation } from 'urql';
import { graphql } from '../gql';
import type { Agreement, Direction, OfferingInput, OfferingKind } from '../gql/graphql';
import { Check } from '../ui/check';
import { useReading } from '../ui/locale';
import { Segments } from '../ui/segments';
import { Trouble } from '../ui/trouble-notice';
import { ConceptField } from './concept-field';
import { plain } from './stakeholder-line';

const saveMutation = graphql(`
  mutation SaveOffering($stakeholder: ID!, $input: OfferingInput!) {
    saveOffering(stakeholder: $stakeholder, input: $input) { id }
  }
`);

const directions: Direction[] = ['OFFER', 'NEED'];
const kinds: OfferingKind[] = [
  'PRODUCT',
  'CAPACITY',
  'SERVICE',
  'DESIGN',
  'DISTRIBUTION',
  'SUPPLY',
  'TECHNOLOGY',
  'TRAINING',
  'MENTORING',
  'FINANCE',
  'SPACE',
  'CO_PRODUCTION',
];
const agreements: Agreement[] = [
  'SUPPLY',
  'SUBCONTRACT',
  'DISTRIBUTION',
  'LICENCE',
  'CO_PRODUCTION',
  'JOINT_VENTURE',
  'COMMISSION',
  'MENTORING',
];

/** Posts an offer or a need in under a minute: a title is enough, the rest helps to be found. */
export function OfferingForm({
  stakeholder,
  post,
  done,
}: {
  stakeholder: string;
  /** How it is written where not as one's own: answers whether it went, or the words of the refusal. */
  post?: { action: string; send: (input: OfferingInput) => Promise<CombinedError | undefined> };
  done: (saved: boolean) => void;
}) {
  const { t, locale } = useReading();
  const [direction, setDirection] = useState<Direction>('OFFER');
  const [kind, setKind] = useState<OfferingKind>('PRODUCT');
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [quantity, setQuantity] = useState('');
  const [until, setUntil] = useState('');
  const [sought, setSought] = useState<Agreement[]>([]);
  const [concepts, setConcepts] = useState<{ id: string; label: string }[]>([]);
  const [{ fetching, error: notSaved }, save] = useMutation(saveMutation);
  const [notSent, setNotSent] = useState<CombinedError>();
  const error = notSaved ?? notSent;
  const submit = async () => {
    const input = {
      direction,
      kind,
      title: { lang: locale, text: title },
      text: text ? { lang: locale, text } : null,
      quantity: quantity || null,
      validUntil: until || null,
      agreements: sought,
      concepts: concepts.map((each) => each.id),
    };
    const refused = post ? await post.send(input) : (await save({ stakeholder, input })).error;
    setNotSent(post && refused);
    if (!refused) done(true);
  };
  return (
    <form
      className="form band"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Segments
        name="direction"
        legend={t('offering.direction')}
        of={directions}
        chosen={direction}
        words={(each) => t(`direction.${each.toLowerCase()}`)}
        choose={setDirection}
      />
      <label className="field">
        <span>{t('offering.title')}</span>
        <input required dir="auto" maxLength={160} value={title} onChange={(event) => setTitle(event.target.value)} />
      </label>
      <label className="field">
        <span>{t('offering.kind')}</span>
        <select value={kind} onChange={(event) => setKind(event.target.value as OfferingKind)}>
          {kinds.map((each) => (
            <option key={each} value={each}>
              {t(`offeringKind.${plain(each)}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('offering.text')}</span>
        <textarea dir="auto" rows={3} maxLength={4000} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <ConceptField label={t('profile.addConcept')} chosen={concepts} text={`${title} ${text}`} change={setConcepts} />
      <fieldset className="form__group">
        <legend className="label">{t('offering.agreement')}</legend>
        <div className="form__checks">
          {agreements.map((each) => (
            <Check
              key={each}
              checked={sought.includes(each)}
              onChange={() =>
                setSought(sought.includes(each) ? sought.filter((one) => one !== each) : [...sought, each])
              }
            >
              {t(`agreement.${plain(each)}`)}
            </Check>
          ))}
        </div>
      </fieldset>
      <label className="field">
        <span>{t('offering.quantity')}</span>
        <input dir="auto" maxLength={120} value={quantity} onChange={(event) => setQuantity(event.target.value)} />
      </label>
      <label className="field">
        <span>{t('offering.validUntil')}</span>
        <input type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
        <small>{t('offering.validHint')}</small>
      </label>
      <Trouble error={error} />
      <p className="row">
        <button type="submit" className="btn btn--primary" disabled={fetching}>
          {post?.action ?? t('offering.publish')}
        </button>
        <button type="button" className="btn btn--quiet" onClick={() => done(false)}>
          {t('offering.cancel')}
        </button>
      </p>
    </form>
  );
}
