import type { Settings } from 'meilisearch';

/** How texts get the vectors by which Meilisearch finds what is near in meaning. Off unless it is configured. */
export interface Embedder {
  /** Who makes the vectors: Meilisearch asks the first three, Wasl itself asks for `userProvided` ones. */
  source: 'rest' | 'ollama' | 'openAi' | 'userProvided';
  url: string | null;
  model: string | null;
  key: string | null;
  dimensions: number | null;
  /** For `rest`: what is sent and what comes back, with {{text}} and {{embedding}} in their places. */
  request: object | null;
  response: object | null;
  /** How much meaning counts beside words, 0 to 1. */
  semanticRatio: number;
  /** The least score, 0 to 1, that counts as near: something is always nearest. */
  least: number;
}

/** The one embedder of the index. */
export const embedderName = 'meaning';

const manyTexts = { request: { input: ['{{text}}', '{{..}}'] }, response: { embeddings: ['{{embedding}}', '{{..}}'] } };

/** A document in its own words; each is made from what one audience sees, so meaning hides what words hide. */
const template = '{{doc.title}}.{% for each in doc.texts %} {{each.text}}{% endfor %}';

/** The embedder as a setting of the index. */
export function embedderSettings(embedder: Embedder): Pick<Settings, 'embedders'> {
  const { source, url, model, key, dimensions } = embedder;
  const given = {
    ...(url && source !== 'userProvided' ? { url } : {}),
    ...(model && source !== 'rest' && source !== 'userProvided' ? { model } : {}),
    ...(key && source !== 'userProvided' ? { apiKey: key } : {}),
    ...(dimensions ? { dimensions } : {}),
    ...(source === 'rest'
      ? { request: embedder.request ?? manyTexts.request, response: embedder.response ?? manyTexts.response }
      : {}),
    ...(source === 'userProvided' ? {} : { documentTemplate: template, documentTemplateMaxBytes: 2000 }),
  };
  return { embedders: { [embedderName]: { source, ...given } } } as Pick<Settings, 'embedders'>;
}

/**
 * Asks for the vectors of texts ourselves: JSON {input: [text]} is sent, {embeddings: [[number]]} comes back, within
 * `patience` milliseconds.
 */
export async function vectorsOf(embedder: Embedder, texts: readonly string[], patience = 60_000): Promise<number[][]> {
  const response = await fetch(embedder.url ?? '', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(embedder.key ? { authorization: `Bearer ${embedder.key}` } : {}),
    },
    body: JSON.stringify({ input: texts, ...(embedder.model ? { model: embedder.model } : {}) }),
    signal: AbortSignal.timeout(patience),
  });
  if (!response.ok) throw new Error(`The embedder answered ${response.status}.`);
  const { embeddings } = (await response.json()) as { embeddings?: number[][] };
  if (embeddings?.length !== texts.length) throw new Error('The embedder did not answer with a vector for each text.');
  return embeddings;
}
