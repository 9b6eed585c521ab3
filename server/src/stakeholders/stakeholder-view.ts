import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import type { LocalisedText } from '../foundation/localised-text.js';
import type { Viewer } from '../identity/viewer.js';
import {
  type Maturity,
  MaturityEnum,
  type OtherName,
  type SizeBand,
  type Stakeholder,
  type StakeholderKind,
  StakeholderKindEnum,
  type Visibility,
} from './stakeholder.js';
import { mayReadField } from './stakeholder-policy.js';

@ObjectType({ description: 'A name in another language or script.' })
export class AlternativeName implements OtherName {
  @Field(() => String, { description: 'BCP 47 language of the name.' })
  lang!: string;

  @Field(() => String, { description: 'The name.' })
  name!: string;
}

/** A stakeholder as one viewer may see it: hidden fields are empty here, whatever path leads to it. */
@InterfaceType('Stakeholder', {
  description: 'A company or an institution: what can be matched. Fields its owner hides from the viewer are null.',
  resolveType: (value: StakeholderView) => (value.type === 'company' ? 'Company' : 'Institution'),
})
export abstract class StakeholderView {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @Field(() => String, { description: 'Readable part of the address: /s/slug.' })
  slug!: string;

  type!: 'company' | 'institution';

  @Field(() => StakeholderKindEnum, { description: 'What sort of company or institution.' })
  kind!: StakeholderKind;

  @Field(() => String, { description: 'Name in its own script.' })
  name!: string;

  @Field(() => String, { description: 'BCP 47 language of the name.' })
  nameLang!: string;

  @Field(() => [AlternativeName], { description: 'The name in other languages and scripts.' })
  otherNames!: OtherName[];

  @Field(() => String, { nullable: true, description: 'Number of people, as a band: 1, 2-9, 10-49, 50-249, 250+.' })
  sizeBand!: SizeBand | null;

  @Field(() => Int, { nullable: true, description: 'Year of foundation.' })
  foundedYear!: number | null;

  @Field(() => String, { nullable: true, description: 'Web address.' })
  website!: string | null;

  @Field(() => [String], { description: 'Working languages, BCP 47.' })
  languages!: string[];

  @Field(() => MaturityEnum, { nullable: true, description: 'How far along it is.' })
  maturity!: Maturity | null;

  @Field(() => Int, { description: 'How much of the profile is filled in, percent.' })
  completeness!: number;

  @Field(() => Boolean, { description: 'True for invented records that demonstrate the product.' })
  demonstration!: boolean;

  @Field(() => String, { description: 'When the profile last changed, ISO 8601.' })
  updatedAt!: string;

  @Field(() => Int, { description: 'Counts the changes; a concurrent edit is refused by it.' })
  version!: number;

  summarySource!: LocalisedText;
  descriptionSource!: LocalisedText;
  countryCode!: string;
  placeId!: string | null;
  placeName!: string | null;
  latitude!: number | null;
  longitude!: number | null;
  visibility!: Visibility;
}

@ObjectType('Company', {
  implements: StakeholderView,
  description: 'A company, cooperative, artisan or informal enterprise.',
})
export class CompanyView extends StakeholderView {}

@ObjectType('Institution', {
  implements: StakeholderView,
  description: 'A support organisation, chamber, training provider, public body, fund, university or association.',
})
export class InstitutionView extends StakeholderView {}

/** What this viewer may see of the row. The caller has already checked that the profile itself is readable. */
export function viewStakeholder(row: Stakeholder, viewer: Viewer): StakeholderView {
  const may = (field: Parameters<typeof mayReadField>[2]) => mayReadField(viewer, row, field);
  return Object.assign(row.type === 'company' ? new CompanyView() : new InstitutionView(), {
    id: row.id,
    slug: row.slug,
    type: row.type,
    kind: row.kind,
    name: row.name,
    nameLang: row.nameLang,
    otherNames: may('otherNames') ? row.otherNames : [],
    summarySource: may('summary') ? row.summary : {},
    descriptionSource: may('description') ? row.description : {},
    countryCode: row.countryCode,
    placeId: may('place') ? row.placeId : null,
    placeName: may('place') ? row.placeName : null,
    latitude: may('place') ? row.latitude : null,
    longitude: may('place') ? row.longitude : null,
    languages: may('languages') ? row.languages : [],
    sizeBand: may('size') ? row.sizeBand : null,
    foundedYear: may('founded') ? row.foundedYear : null,
    website: may('website') ? row.website : null,
    maturity: may('maturity') ? row.maturity : null,
    completeness: row.completeness,
    demonstration: row.demonstration,
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
    visibility: row.visibility,
  });
}
