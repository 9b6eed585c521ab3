import { enumeration } from '../foundation/enumeration.js';

/** Why a cell cannot go in, in English with `{names}` of its values: the command line's words; pages have their own. */
const reasons = {
  empty: 'must not be empty',
  'too-long': 'has {length} characters; at most {most} are kept',
  'unknown-country': '“{value}” is not a country we have; use its ISO code such as TN',
  'unknown-sector': '“{value}” is not a sector we have, by identifier or by name',
  'unknown-concept': '“{value}” is not a concept of the thesaurus we have, by identifier or by name',
  'unknown-cluster': '“{value}” is not a cluster we have',
  'unknown-reference': 'no {noun} “{value}” is known from “{source}”',
  'unknown-in-file': '“{value}” is no {noun} of the file',
  'not-a-pair': '“{value}” must be written as key:value',
  'not-one-of': '“{value}” must be one of {allowed}',
  'not-a-day': '“{value}” must be a date such as 2026-03-31',
  'not-a-number': '“{value}” must be a number from {low} to {high}',
  'not-a-language': '“{value}” must be a language tag such as ar, fr or en',
  'not-a-link': '“{value}” must be an address that begins with https://',
  'not-an-address': '“{value}” must be one e-mail address',
  'not-a-slug': '“{value}” must be an address such as atelier-cuivre: small Latin letters, digits, hyphens',
  'not-a-uuid': '“{value}” must be a UUID; to use your own identifiers, name their --source',
  before: '“{value}” must not be before “{other}”',
  'in-the-future': '“{value}” must not be in the future',
  'to-itself': 'must be another stakeholder: nobody is linked to itself',
  'not-confirmed': '“{value}” must say when it was confirmed: form:evidence:audience:since:confirmed',
  twice: '“{value}” stands twice',
  'twice-in-it': '“{value}” stands twice in it',
  'in-another-row': '“{value}” stands in row {line} already',
  'contact-in-it': 'has a contact in it ({value}): put it into a column of its own',
  'not-plain': 'has HTML, control characters or other signs in it that are no plain text',
  unreadable: '{value}',
} as const;
export type CellRefusal = keyof typeof reasons;

export const CellRefusalEnum = enumeration(
  'CellRefusal',
  'Why a cell of a list cannot go in; the values that go with it are told beside it.',
  reasons,
);

/** A row cannot go in: names the column, what would be right, and the values that say so in any language. */
export class BadCell extends Error {
  readonly reason: string;

  constructor(
    readonly field: string,
    readonly code: CellRefusal,
    readonly values: Readonly<Record<string, string | number>> = {},
  ) {
    const reason = reasons[code].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
    super(`${field}: ${reason}`);
    this.reason = reason;
  }
}

/** A file cannot be read at all; nothing of it is written. */
export class FileRefused extends Error {}
