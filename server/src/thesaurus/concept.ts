import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { enumeration } from '../foundation/enumeration.js';

export const conceptKinds = ['product', 'technique', 'material', 'service', 'skill', 'need', 'market'] as const;
export type ConceptKind = (typeof conceptKinds)[number];

export const ConceptKindEnum = enumeration('ConceptKind', 'What a concept of the thesaurus names.', {
  product: 'A thing that is made or sold.',
  technique: 'A way of making.',
  material: 'What things are made of.',
  service: 'Work done for others.',
  skill: 'What people know how to do.',
  need: 'What people look for.',
  market: 'Whom one sells to.',
});

/** A concept of the thesaurus (SKOS): labels in every language, broader and related concepts, sectors. */
@Entity({ tableName: 'concept' })
@ObjectType({ description: 'A concept of the thesaurus, after SKOS: one idea with its labels in every language.' })
export class Concept {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Stable identifier, such as copperware.' })
  id!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'The scheme (vocabulary) it belongs to.' })
  schemeId!: string;

  @Property({ type: 'text' })
  @Field(() => ConceptKindEnum, { description: 'What it names.' })
  kind!: ConceptKind;

  @Property({ type: 'text' })
  status!: string;
}

/** One label of a concept; `region` tags regional words, such as زرابي for Tunisia. */
@Entity({ tableName: 'concept_label' })
@ObjectType({ description: 'A label of a concept in one language.' })
export class ConceptLabel {
  @PrimaryKey({ type: 'text' })
  conceptId!: string;

  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: 'BCP 47 language of the label.' })
  lang!: string;

  @PrimaryKey({ type: 'text' })
  @Field(() => String, { name: 'text', description: 'The words.' })
  label!: string;

  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: 'ISO 3166-1 code where the word is regional, else empty.' })
  region!: string;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Whether it is the preferred label of its language.' })
  preferred!: boolean;
}

@Entity({ tableName: 'concept_relation' })
export class ConceptRelation {
  @PrimaryKey({ type: 'text' })
  fromId!: string;

  @PrimaryKey({ type: 'text' })
  toId!: string;

  @PrimaryKey({ type: 'text' })
  kind!: 'broader' | 'related';
}

@Entity({ tableName: 'concept_sector' })
export class ConceptSector {
  @PrimaryKey({ type: 'text' })
  conceptId!: string;

  @PrimaryKey({ type: 'text' })
  sectorId!: string;
}

@Entity({ tableName: 'concept_scheme' })
export class ConceptScheme {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  title!: string;

  @Property({ type: 'text', nullable: true })
  source!: string | null;
}
