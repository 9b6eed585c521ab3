import { Field, ObjectType } from 'type-graphql';
import { countryOf, placeOf } from '../countries/country-loaders.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { directionOf, type LocalisedText, LocalText, labelText } from '../foundation/localised-text.js';
import { Offering, OfferingConcept } from '../offerings/offering.js';
import type { OfferingInput } from '../offerings/offering-input.js';
import { sectorsOf } from '../sectors/sector-loaders.js';
import { profileOf } from '../stakeholders/edit-profile.js';
import type { LocalTextInput, ProfileInput } from '../stakeholders/profile-input.js';
import { Stakeholder } from '../stakeholders/stakeholder.js';
import { conceptsOf, preferredLabelsOf } from '../thesaurus/concept-loaders.js';
import type { ProposedEdit } from './proposed-edit.js';

@ObjectType({ description: 'One field that an edit would change: what stands and what would stand.' })
export class EditDifference {
  @Field(() => String, { description: 'The field, as in ProfileInput or OfferingInput.' })
  field!: string;

  @Field(() => [LocalText], { description: 'What stands; none where nothing does. Codes are in the language “und”.' })
  before!: LocalText[];

  @Field(() => [LocalText], { description: 'What would stand; none where the field would be cleared.' })
  after!: LocalText[];
}

/** What is compared: texts by language, identifiers, or plain values. */
type Value = LocalisedText | readonly string[] | string | number | null | undefined;

const profileFields = [
  'name',
  'summary',
  'description',
  'sectors',
  'concepts',
  'placeId',
  'languages',
  'sizeBand',
  'foundedYear',
  'website',
  'maturity',
] as const;
const offeringFields = [
  'direction',
  'kind',
  'title',
  'text',
  'concepts',
  'targets',
  'agreements',
  'quantity',
  'validUntil',
] as const;

/**
 * What an edit would change, field by field, beside what stands today, and the version of that (0 for what does not stand
 * yet). Of a profile that nobody has seen everything is shown, since confirming publishes all of it.
 */
export async function differencesOf(
  context: HasDatabase,
  edit: ProposedEdit,
  lang: string,
): Promise<{ seen: number; differences: EditDifference[] }> {
  const { seen, before, after, fields } =
    edit.noun === 'profile' ? await profileSides(context, edit) : await offeringSides(context, edit);
  const found: EditDifference[] = [];
  for (const field of fields) {
    const [then, now] = [plain(before[field]), plain(after[field])];
    if (JSON.stringify(then) === JSON.stringify(now)) continue;
    const [shownBefore, shownAfter] = await Promise.all([
      shown(context, field, then, lang),
      shown(context, field, now, lang),
    ]);
    found.push(Object.assign(new EditDifference(), { field, before: shownBefore, after: shownAfter }));
  }
  return { seen, differences: found };
}

type Side = Record<string, Value>;

async function profileSides(context: HasDatabase, edit: ProposedEdit) {
  const row = await context.em.findOneOrFail(Stakeholder, { id: edit.stakeholderId }, { refresh: true });
  const standing = (await profileOf(context.em, row)) as unknown as Side;
  const { summary, description, ...rest } = edit.input as Partial<ProfileInput>;
  const after: Side = {
    ...standing,
    ...(rest as Side),
    ...(summary ? { summary: byLanguage(summary) } : {}),
    ...(description ? { description: byLanguage(description) } : {}),
  };
  const before = edit.publishes && row.status !== 'published' ? {} : standing;
  return { seen: row.version, before, after, fields: profileFields };
}

async function offeringSides(context: HasDatabase, edit: ProposedEdit) {
  const { title, text, ...rest } = edit.input as OfferingInput;
  const after = { ...rest, title: byLanguage([title]), text: text ? byLanguage([text]) : {} } as unknown as Side;
  const row = edit.offeringId ? await context.em.findOne(Offering, { id: edit.offeringId }, { refresh: true }) : null;
  if (!row) return { seen: 0, before: {} as Side, after, fields: offeringFields };
  const concepts = await context.em.find(OfferingConcept, { offeringId: row.id, origin: 'declared' });
  const before = { ...row, concepts: concepts.map((each) => each.conceptId) } as unknown as Side;
  // The day it holds until is only changed where one is named.
  return {
    seen: row.version,
    before,
    after: after.validUntil ? after : { ...after, validUntil: before.validUntil },
    fields: offeringFields,
  };
}

function byLanguage(texts: readonly LocalTextInput[]): LocalisedText {
  return Object.fromEntries(texts.map(({ lang, text }) => [lang, text.trim()]).filter(([, text]) => text));
}

/** Empty values of every sort are the same nothing, and lists without an order of their own are compared sorted. */
function plain(value: Value): Value {
  if (value === undefined || value === null || value === '') return null;
  if (Array.isArray(value)) return value.length > 0 ? value : null;
  if (typeof value === 'object') {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return entries.length > 0 ? Object.fromEntries(entries) : null;
  }
  return value;
}

const code = (text: string): LocalText => Object.assign(new LocalText(), { text, lang: 'und', dir: 'ltr' });

async function shown(context: HasDatabase, field: string, value: Value, lang: string): Promise<LocalText[]> {
  if (value === null || value === undefined) return [];
  if (field === 'placeId') {
    const place = await placeOf(context, String(value));
    return place ? [labelText(place.names, lang, place.id)] : [code(String(value))];
  }
  if (Array.isArray(value)) {
    if (field === 'sectors') {
      return (await sectorsOf(context, value)).map((each) => labelText(each.labels, lang, each.id));
    }
    if (field === 'concepts') {
      const concepts = await conceptsOf(context, value);
      return Promise.all(concepts.map(async ({ id }) => labelText(await preferredLabelsOf(context, id), lang, id)));
    }
    if (field === 'targets') {
      const countries = await Promise.all(value.map((each: string) => countryOf(context, each)));
      return countries.flatMap((each) => (each ? [labelText(each.names, lang, each.code)] : []));
    }
    return value.map((each: string) => code(each));
  }
  if (typeof value === 'object') {
    return Object.entries(value).map(([tag, text]) =>
      Object.assign(new LocalText(), { text, lang: tag, dir: directionOf(tag) }),
    );
  }
  return [code(String(value))];
}
