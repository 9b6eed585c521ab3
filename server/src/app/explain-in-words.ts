import { graphql } from 'graphql';
import { snapshotStore } from '../cooperation/snapshot-store.js';
import { systemClock } from '../foundation/clock.js';
import { BadInput, NotFound } from '../foundation/refusal.js';
import { visitor } from '../identity/viewer.js';
import { matchHistory } from '../introductions/match-history.js';
import { createPostgresEngine } from '../search/postgres-engine.js';
import { Stakeholder } from '../stakeholders/stakeholder.js';
import { buildApi } from './api.js';
import type { Context } from './context.js';
import type { Database } from './database.js';
import { createLogger } from './logger.js';

const question = `query Explain($with: String!) {
  explainPair(with: $with) {
    stakeholder { name }
    score logOdds intercept weights
    parts { feature value contribution }
    reasons { text }
  }
}`;

interface Answer {
  stakeholder: { name: string };
  score: number;
  logOdds: number;
  intercept: number;
  weights: string;
  parts: { feature: string; value: number; contribution: number }[];
  reasons: { text: string }[];
}

/** The account of a pair as text, both ways, each as the first of the two may see it. */
export async function explainInWords(orm: Database, a: string, b: string, lang: string): Promise<string> {
  if (lang !== 'en' && lang !== 'fr' && lang !== 'ar') throw new BadInput('lang', 'must be en, fr or ar.');
  const first = await found(orm, a);
  const second = await found(orm, b);
  const picture = snapshotStore(orm.config.get('clientUrl') ?? '', systemClock, () => {});
  try {
    const account = (you: Stakeholder, they: Stakeholder) => accountOf(orm, picture.read, you, they, lang);
    return [await account(first, second), await account(second, first)].join('\n\n');
  } finally {
    // Left open it would keep the command from ending.
    await picture.close();
  }
}

/** One way: why, or why not, the second for the first, as the first may see it. */
async function accountOf(
  orm: Database,
  snapshot: Context['snapshot'],
  you: Stakeholder,
  they: Stakeholder,
  lang: 'en' | 'fr' | 'ar',
): Promise<string> {
  const em = orm.em.fork();
  const engine = createPostgresEngine(orm, systemClock);
  const contextValue: Context = {
    em,
    viewer: { ...visitor, audience: 'members', actsFor: you.id },
    sessionId: null,
    personalData: [],
    mailboxOpen: false,
    lang,
    clock: systemClock,
    snapshot,
    engine,
    embedded: engine,
    history: matchHistory(em),
    demonstration: true,
    requestId: 'command-line',
    log: createLogger('warn'),
  };
  const variableValues = { with: they.id };
  const result = await graphql({ schema: buildApi(), source: question, variableValues, contextValue });
  if (result.errors?.[0]) throw result.errors[0];
  return accountInWords(you.name, result.data?.explainPair as Answer);
}
async function found(orm: Database, key: string): Promise<Stakeholder> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(key);
  const row = await orm.em.fork().findOne(Stakeholder, isId ? { id: key } : { slug: key });
  if (!row) throw new NotFound(`stakeholder (${key})`);
  return row;
}

function accountInWords(you: string, answer: Answer): string {
  const line = (name: string, value: string, adds: number) =>
    `  ${name.padEnd(22)} ${value.padStart(6)}  ${adds >= 0 ? '+' : '−'}${Math.abs(adds).toFixed(3)}`;
  return [
    `${you} → ${answer.stakeholder.name}`,
    ...answer.reasons.map((each) => `  · ${each.text}`),
    line('intercept', '', answer.intercept),
    ...answer.parts.map((each) => line(each.feature, each.value.toFixed(3), each.contribution)),
    line('log-odds', '', answer.logOdds),
    `  score ${(100 * answer.score).toFixed(1)} % by weights ${answer.weights}`,
  ].join('\n');
}
