import { z } from 'zod';

/** A setting is wrong; the sentence names it and says what would be right. Stops the start without a stack trace. */
export class WrongSetting extends Error {}

const port = z.coerce
  .number('must be a number')
  .int('must be a whole number')
  .min(0, 'must be 0 to 65535')
  .max(65535, 'must be 0 to 65535');

function urlOf(protocols: string[], example: string) {
  return z
    .string()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), `must look like ${example}`);
}

const share = z.coerce.number('must be a number').min(0, 'must be 0 to 1').max(1, 'must be 0 to 1');

/** A JSON object with a place to fill in. */
function json(place: string) {
  const parsed = (value: string): unknown => {
    try {
      return JSON.parse(value);
    } catch {
      return null;
    }
  };
  return z
    .string()
    .refine(
      (value) => typeof parsed(value) === 'object' && parsed(value) !== null && value.includes(place),
      `must be JSON with ${place} in it`,
    )
    .transform((value) => parsed(value) as object);
}

const settings = z.object({
  DATABASE_URL: urlOf(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/wasl').optional(),
  MEILI_URL: urlOf(['http:', 'https:'], 'http://127.0.0.1:7700').optional(),
  MEILI_MASTER_KEY: z.string().min(16, 'must have 16 characters or more').optional(),
  MEILI_EMBEDDER: z
    .enum(['rest', 'ollama', 'openAi', 'userProvided'], 'must be rest, ollama, openAi or userProvided')
    .optional(),
  MEILI_EMBEDDER_URL: urlOf(['http:', 'https:'], 'http://127.0.0.1:11434/api/embed').optional(),
  MEILI_EMBEDDER_MODEL: z.string().optional(),
  MEILI_EMBEDDER_KEY: z.string().optional(),
  MEILI_EMBEDDER_DIMENSIONS: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be 1 to 20000')
    .max(20_000, 'must be 1 to 20000')
    .optional(),
  MEILI_EMBEDDER_REQUEST: json('{{text}}').optional(),
  MEILI_EMBEDDER_RESPONSE: json('{{embedding}}').optional(),
  MEILI_SEMANTIC_RATIO: share.default(0.8),
  MEILI_LEAST_MEANING: share.default(0.6),
  SMTP_URL: urlOf(['smtp:', 'smtps:'], 'smtp://user:password@host:587').optional(),
  PUBLIC_URL: urlOf(['http:', 'https:'], 'https://wasl.example.org').optional(),
  AUTH_SECRET: z.string().min(32, 'must have 32 characters or more').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*$/, 'must be one line')
    .optional(),
  JOBS: z.enum(['on', 'off'], 'must be on or off').default('on'),
  TRUST_PROXY: z.coerce.number('must be a number').int().min(0).max(10).default(0),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(4000),
  LOG_LEVEL: z
    .enum(
      ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'],
      'must be silent, fatal, error, warn, info, debug or trace',
    )
    .default('info'),
  DATA_DIR: z.string().min(1).default('.data'),
  DEMONSTRATION: z.enum(['on', 'off'], 'must be on or off').default('on'),
});

export type Config = z.infer<typeof settings>;

/** Reads the settings from the environment; an empty value counts as not set. Throws {@link WrongSetting}. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = settings.safeParse(given);
  if (result.success) {
    const lacking = embedderLacks(result.data);
    if (lacking) throw new WrongSetting(lacking);
    return result.data;
  }
  const issue = result.error.issues[0];
  throw new WrongSetting(`Setting ${issue?.path.join('.')}: ${issue?.message}.`);
}

/** What an embedder still needs, as a sentence; null when it has everything, or is off. */
function embedderLacks(config: Config): string | null {
  const { MEILI_EMBEDDER: source, MEILI_URL: url } = config;
  if (!source) return null;
  if (!url) return 'Setting MEILI_EMBEDDER: needs MEILI_URL, since Meilisearch keeps the vectors.';
  const needed = {
    rest: ['MEILI_EMBEDDER_URL'],
    ollama: ['MEILI_EMBEDDER_MODEL'],
    openAi: ['MEILI_EMBEDDER_KEY'],
    userProvided: ['MEILI_EMBEDDER_URL', 'MEILI_EMBEDDER_DIMENSIONS'],
  } as const;
  const missing = needed[source].find((name) => config[name] === undefined);
  return missing ? `Setting MEILI_EMBEDDER: ${source} needs ${missing}.` : null;
}
