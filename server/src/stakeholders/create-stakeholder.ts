import { Country } from '../countries/country.js';
import { audit } from '../foundation/audit.js';
import type { Clock } from '../foundation/clock.js';
import { requireNoContact } from '../foundation/contact-in-text.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { newId } from '../foundation/ids.js';
import { BadInput, NotAllowed, Refused } from '../foundation/refusal.js';
import type { HasViewer } from '../identity/viewer.js';
import { completenessOf } from './completeness.js';
import { Delegate } from './delegate.js';
import { companyKinds, Stakeholder, type StakeholderKind } from './stakeholder.js';
import { stakeholdersOf } from './stakeholder-loaders.js';

type Writer = HasDatabase & HasViewer & { clock: Clock; requestId: string };

/** What a new profile begins with. */
export interface NewStakeholder {
  kind: StakeholderKind;
  name: string;
  nameLang: string;
  country: string;
  /** The writer has seen those with a similar name and says that this is another. */
  another: boolean;
}

/** Names this alike by trigrams (pg_trgm similarity, 0 to 1) may be the same stakeholder written twice. */
export const alike = 0.55;

/** Stakeholders of a country whose name, in any script it is kept in, is like this one; only those the viewer may see. */
export async function similarStakeholders(context: HasDatabase & HasViewer, name: string, country: string) {
  const rows = await context.em.execute<{ id: string }[]>(
    `select s.id from stakeholder s
     cross join lateral (select max(similarity(lower(unaccent(each)), lower(unaccent(?)))) as likeness
       from (select s.name as each union all select value->>'name' from jsonb_array_elements(s.other_names)) names) best
     where s.country_code = ? and best.likeness >= ? order by best.likeness desc, s.id limit 5`,
    [name, country, alike],
  );
  return stakeholdersOf(
    context,
    rows.map((row) => row.id),
  );
}

/** Begins a profile as a draft that the writer owns; one with a similar name must first be looked at. */
export async function createStakeholder(context: Writer, given: NewStakeholder): Promise<string> {
  const { accountId } = context.viewer;
  if (!accountId) throw new NotAllowed('Sign in to begin a profile.');
  return context.em.transactional(async (em) => {
    const id = await beginStakeholder(context, em, given);
    await em.insert(Delegate, { accountId, stakeholderId: id, role: 'owner', createdAt: context.clock.now() });
    return id;
  });
}

/** Begins a draft that nobody owns yet, in the caller's transaction and with its trace. */
export async function beginStakeholder(context: Writer, em: Writer['em'], given: NewStakeholder): Promise<string> {
  const { viewer, clock, requestId } = context;
  const name = given.name.trim();
  if (name === '') throw new BadInput('name', 'must not be empty');
  requireNoContact('name', name);
  if (!(await em.findOne(Country, { code: given.country }))) {
    throw new BadInput('country', 'is not a country we know; use an ISO 3166-1 code such as TN');
  }
  if (!given.another) {
    const [first] = await similarStakeholders({ ...context, em }, name, given.country);
    if (first) {
      throw new Refused('SIMILAR_EXISTS', '{name} is already here; look at it, or say that yours is another.', 'name', {
        name: first.name,
      });
    }
  }
  const id = newId();
  const now = clock.now();
  const begun = {
    summary: {},
    description: {},
    languages: [],
    placeId: null,
    placeName: null,
    sizeBand: null,
    foundedYear: null,
  };
  await em.insert(Stakeholder, {
    ...begun,
    id,
    slug: slugFrom(name, id),
    type: (companyKinds as readonly string[]).includes(given.kind) ? 'company' : 'institution',
    kind: given.kind,
    name,
    nameLang: given.nameLang,
    otherNames: [],
    countryCode: given.country,
    mainSectorId: null,
    contacts: {},
    visibility: {},
    completeness: completenessOf({ ...begun, sectors: [], concepts: [] }).percent,
    status: 'draft',
    demonstration: false,
    version: 1,
    createdAt: now,
    updatedAt: now,
  });
  await audit(em, {
    actor: viewer.accountId ?? '',
    action: 'stakeholder begun',
    noun: 'stakeholder',
    recordId: id,
    after: given,
    requestId,
  });
  return id;
}

/** Latin letters of the name, or none of it where it has none, and the end of the identifier, which tells namesakes apart. */
export function slugFrom(name: string, id: string): string {
  const letters = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return [letters, id.slice(-6)].filter(Boolean).join('-');
}
