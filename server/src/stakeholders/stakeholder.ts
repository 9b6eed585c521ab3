import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { enumeration } from '../foundation/enumeration.js';
import type { LocalisedText } from '../foundation/localised-text.js';
import type { Audience } from '../identity/viewer.js';

export const companyKinds = ['company', 'cooperative', 'artisan', 'informal-enterprise'] as const;
export const institutionKinds = [
  'support-organisation',
  'chamber',
  'training-provider',
  'public-body',
  'fund',
  'university',
  'association',
] as const;
export const stakeholderKinds = [...companyKinds, ...institutionKinds] as const;
export type StakeholderKind = (typeof stakeholderKinds)[number];

export const StakeholderKindEnum = enumeration('StakeholderKind', 'What sort of company or institution it is.', {
  company: 'A firm.',
  cooperative: 'A cooperative owned by its members.',
  artisan: 'An artisan’s workshop.',
  'informal-enterprise': 'A business that is not registered.',
  'support-organisation': 'An organisation that supports enterprises.',
  chamber: 'A chamber of commerce or crafts.',
  'training-provider': 'A school or training centre.',
  'public-body': 'A ministry, agency or municipality.',
  fund: 'A fund, bank or investor.',
  university: 'A university.',
  association: 'An association or guild.',
});

export const sizeBands = ['1', '2-9', '10-49', '50-249', '250+'] as const;
export type SizeBand = (typeof sizeBands)[number];

export const maturities = ['starting', 'growing', 'established'] as const;
export type Maturity = (typeof maturities)[number];
export const MaturityEnum = enumeration('Maturity', 'How far along a stakeholder is.', {
  starting: 'In its first years.',
  growing: 'Growing.',
  established: 'Established.',
});

export const stakeholderStatuses = ['draft', 'in-review', 'published', 'suspended'] as const;
export type StakeholderStatus = (typeof stakeholderStatuses)[number];

/**
 * What an owner can hide, each open to members unless the owner says otherwise. `profile` hides the whole.
 * Contacts are not in the list: they are never readable here (see the two-gate introduction).
 */
export const hideableFields = [
  'profile',
  'otherNames',
  'summary',
  'description',
  'place',
  'sectors',
  'concepts',
  'languages',
  'size',
  'founded',
  'website',
  'maturity',
  'offerings',
  'clusters',
  'links',
] as const;
export type HideableField = (typeof hideableFields)[number];
export type Visibility = Partial<Record<HideableField, Audience>>;

/** A name in another language or script. */
export interface OtherName {
  lang: string;
  name: string;
}

/** A company or an institution: what can be matched. Row only; what a viewer may read is in stakeholder-view. */
@Entity({ tableName: 'stakeholder' })
export class Stakeholder {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  slug!: string;

  @Property({ type: 'text' })
  type!: 'company' | 'institution';

  @Property({ type: 'text' })
  kind!: StakeholderKind;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  nameLang!: string;

  @Property({ type: 'json' })
  otherNames!: OtherName[];

  @Property({ type: 'json' })
  summary!: LocalisedText;

  @Property({ type: 'json' })
  description!: LocalisedText;

  @Property({ type: 'text' })
  countryCode!: string;

  @Property({ type: 'text', nullable: true })
  placeId!: string | null;

  @Property({ type: 'text', nullable: true })
  placeName!: string | null;

  @Property({ type: 'text', nullable: true })
  regionCode!: string | null;

  @Property({ type: 'double', nullable: true })
  latitude!: number | null;

  @Property({ type: 'double', nullable: true })
  longitude!: number | null;

  @Property({ type: 'text', nullable: true })
  mainSectorId!: string | null;

  @Property({ type: 'string[]' })
  languages!: string[];

  @Property({ type: 'text', nullable: true })
  sizeBand!: SizeBand | null;

  @Property({ type: 'smallint', nullable: true })
  foundedYear!: number | null;

  @Property({ type: 'text', nullable: true })
  website!: string | null;

  @Property({ type: 'json', lazy: true })
  contacts!: Record<string, string>;

  @Property({ type: 'json' })
  visibility!: Visibility;

  @Property({ type: 'smallint' })
  completeness!: number;

  @Property({ type: 'text', nullable: true })
  maturity!: Maturity | null;

  @Property({ type: 'text' })
  status!: StakeholderStatus;

  @Property({ type: 'boolean' })
  demonstration!: boolean;

  @Property({ type: 'integer' })
  version!: number;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  @Property({ type: 'timestamptz' })
  updatedAt!: Date;
}

@Entity({ tableName: 'stakeholder_sector' })
export class StakeholderSector {
  @PrimaryKey({ type: 'uuid' })
  stakeholderId!: string;

  @PrimaryKey({ type: 'text' })
  sectorId!: string;

  @Property({ type: 'smallint' })
  position!: number;
}

/** A concept of a profile: declared by the owner, or spotted in the text; the two are told apart. */
@Entity({ tableName: 'stakeholder_concept' })
export class StakeholderConcept {
  @PrimaryKey({ type: 'uuid' })
  stakeholderId!: string;

  @PrimaryKey({ type: 'text' })
  conceptId!: string;

  @Property({ type: 'text' })
  origin!: 'declared' | 'spotted';
}
