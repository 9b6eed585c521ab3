import {
  Cluster,
  ClusterSector,
  type Database,
  Fact,
  FactConflict,
  FactSource,
  KnowledgeCluster,
  KnowledgeConcept,
  KnowledgeCountry,
  KnowledgeRecord,
  KnowledgeSector,
  KnowledgeSource,
  PracticeAnswer,
  Source,
} from '@wasl/server/seeding';
import { z } from 'zod';
import { readJson } from './read-data.js';

type EntityManager = Database['em'];

const text = z.object({ en: z.string().min(1), fr: z.string().min(1), ar: z.string().min(1) });
const keys = z.union([z.string(), z.array(z.string())]).transform((each) => (Array.isArray(each) ? each : [each]));
const optionalKeys = z
  .union([z.string(), z.array(z.string()), z.null()])
  .optional()
  .transform((each) => (each == null ? [] : Array.isArray(each) ? each : [each]));

const fact = z.object({
  id: z.string(),
  topic: z.string().optional(),
  country: z.string().nullish(),
  statement: text,
  figure: z.number().nullish(),
  unit: z.string().nullish(),
  date: z.string().nullish(),
  source: keys,
  conflictsWith: optionalKeys,
  note: z.union([text, z.string()]).nullish(),
  unverified: z.boolean().optional(),
});
type FactData = z.infer<typeof fact>;

const cluster = z.object({
  id: z.string(),
  number: z.number().int(),
  country: z.string(),
  place: z.string(),
  sectors: z.array(z.string()),
  name: text,
  summary: text,
  maturity: z.enum(['emerging', 'growing', 'established']).nullish(),
  host: z.string().nullish(),
  founded: z.number().int().nullish(),
  facts: z.array(fact),
});

const knowledge = z.object({
  id: z.string(),
  text,
  story: text.optional(),
  group: z.string().nullish(),
  where: z.object({ countries: z.array(z.string()).default([]), clusters: z.array(z.string()).default([]) }),
  concepts: z.array(z.string()).default([]),
  sectors: z.array(z.string()).default([]),
  source: optionalKeys,
  answers: z.array(z.string()).default([]),
});

const source = z.object({
  url: z.string(),
  title: z.string(),
  publisher: z.string().nullish(),
  year: z.number().int().nullish(),
  language: z.string().nullish(),
});

/** Writes sources, clusters with their facts, programme facts, challenges, training needs and good practices. */
export async function seedProgramme(em: EntityManager, concepts: Set<string>): Promise<void> {
  const sources = readJson('sources.json', z.record(z.string(), source));
  await em.insertMany(
    Source,
    Object.entries(sources).map(([key, each]) => ({
      key,
      url: each.url,
      title: each.title,
      publisher: each.publisher ?? null,
      year: each.year ?? null,
      language: each.language ?? null,
    })),
  );
  const clusters = readJson('clusters.json', z.array(cluster));
  await em.insertMany(
    Cluster,
    clusters.map((each) => ({
      id: each.id,
      number: each.number,
      names: each.name,
      summary: each.summary,
      countryCode: each.country,
      placeId: each.place,
      maturity: each.maturity ?? null,
      host: each.host ?? null,
      foundedYear: each.founded ?? null,
    })),
  );
  await em.insertMany(
    ClusterSector,
    clusters.flatMap((each) => each.sectors.map((sectorId) => ({ clusterId: each.id, sectorId }))),
  );
  await seedFacts(em, [
    ...clusters.flatMap((each) => each.facts.map((data) => ({ data, clusterId: each.id }))),
    ...readJson('programme-facts.json', z.array(fact)).map((data) => ({ data, clusterId: null })),
  ]);
  await seedKnowledge(em, concepts);
}

async function seedFacts(em: EntityManager, facts: { data: FactData; clusterId: string | null }[]): Promise<void> {
  await em.insertMany(
    Fact,
    facts.map(({ data, clusterId }, position) => ({
      id: data.id,
      clusterId,
      countryCode: data.country ?? null,
      topic: data.topic ?? 'cluster',
      statement: data.statement,
      figure: data.figure ?? null,
      unit: data.unit ?? null,
      date: data.date ?? null,
      note: typeof data.note === 'string' ? { en: data.note } : (data.note ?? null),
      verified: !data.unverified,
      position,
    })),
  );
  await em.insertMany(
    FactSource,
    facts.flatMap(({ data }) => data.source.map((sourceKey) => ({ factId: data.id, sourceKey }))),
  );
  const pairs = facts.flatMap(({ data }) =>
    data.conflictsWith.flatMap((otherId) => [
      { factId: data.id, otherId },
      { factId: otherId, otherId: data.id },
    ]),
  );
  const once = new Map(pairs.map((pair) => [`${pair.factId}|${pair.otherId}`, pair]));
  if (once.size > 0) await em.insertMany(FactConflict, [...once.values()]);
}

async function seedKnowledge(em: EntityManager, concepts: Set<string>): Promise<void> {
  const all = (['challenge', 'training-need', 'good-practice'] as const).flatMap((kind) =>
    readJson(kind === 'challenge' ? 'challenges.json' : `${kind}s.json`, z.array(knowledge)).map((data) => ({
      kind,
      data,
    })),
  );
  await em.insertMany(
    KnowledgeRecord,
    all.map(({ kind, data }, position) => ({
      id: data.id,
      kind,
      text: data.text,
      story: data.story ?? null,
      concernedGroup: data.group ?? null,
      regionWide: data.where.countries.length === 0 && data.where.clusters.length === 0,
      position,
    })),
  );
  const link = async <T extends object>(entity: new () => T, rows: T[]) => {
    if (rows.length > 0) await em.insertMany(entity, rows as never);
  };
  await link(
    KnowledgeCountry,
    all.flatMap(({ data }) => data.where.countries.map((countryCode) => ({ recordId: data.id, countryCode }))),
  );
  await link(
    KnowledgeCluster,
    all.flatMap(({ data }) => data.where.clusters.map((clusterId) => ({ recordId: data.id, clusterId }))),
  );
  await link(
    KnowledgeSource,
    all.flatMap(({ data }) => data.source.map((sourceKey) => ({ recordId: data.id, sourceKey }))),
  );
  await link(
    KnowledgeSector,
    all.flatMap(({ data }) => data.sectors.map((sectorId) => ({ recordId: data.id, sectorId }))),
  );
  const unknown = all.flatMap(({ data }) => data.concepts).find((id) => !concepts.has(id));
  if (unknown)
    throw new Error(`seeds/data: a challenge, need or practice names concept ${unknown}, which does not exist`);
  await link(
    KnowledgeConcept,
    all.flatMap(({ data }) => data.concepts.map((conceptId) => ({ recordId: data.id, conceptId }))),
  );
  await link(
    PracticeAnswer,
    all.flatMap(({ data }) => data.answers.map((challengeId) => ({ practiceId: data.id, challengeId }))),
  );
}
