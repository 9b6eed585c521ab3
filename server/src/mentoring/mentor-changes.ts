import { requireNoContact } from '../foundation/contact-in-text.js';
import { languageOfName } from '../foundation/localised-text.js';
import { BadInput } from '../foundation/refusal.js';
import { nameOf } from '../identity/account-words.js';
import { textFrom } from '../stakeholders/edit-profile.js';
import type { Mentor } from './mentor.js';
import type { MentorInput } from './mentor-input.js';

/** What may not be empty in a record. */
const required = ['name', 'nameLang', 'languages', 'audience'] as const;

/** What an input changes in a record, or the refusal that names what is wrong in it; topics are saved beside. */
export function changesFrom(input: MentorInput, row: Mentor): Partial<Mentor> {
  for (const field of required) {
    if (input[field] === null) throw new BadInput(field, 'cannot be empty; leave it out to keep what stands.');
  }
  const { headline, bio, countries, prefers, languages, capacity, audience, pausedUntil } = input;
  if (pausedUntil) requireDay('pausedUntil', pausedUntil);
  const changes = {
    ...nameFrom(input, row),
    ...{ languages, capacity, audience, pausedUntil },
    countries: cleared(countries),
    prefers: cleared(prefers),
    headline: headline === undefined ? undefined : textFrom('headline', headline ?? [], 200),
    bio: bio === undefined ? undefined : textFrom('bio', bio ?? [], 2000),
  };
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

const cleared = <Value>(list: Value[] | null | undefined) => (list === null ? [] : list);

/** The name, and the language it is in: that of its writing, where it changes and the language is not told. */
function nameFrom({ name: given, nameLang }: MentorInput, row: Mentor) {
  if (given === undefined || given === null) return { nameLang };
  const name = nameOf(given);
  if (!name) throw new BadInput('name', 'must be one line of 1 to 120 characters.');
  requireNoContact('name', name);
  return { name, nameLang: nameLang ?? (name === row.name ? undefined : languageOfName(name, row.nameLang)) };
}

/** Refuses what only looks like a day: 31 February, or a year before there were any. */
function requireDay(field: string, day: string): void {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day || day < '0001') {
    throw new BadInput(field, 'must be a day of the calendar');
  }
}
