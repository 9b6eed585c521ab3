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

const settings = z.object({
  DATABASE_URL: urlOf(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/wasl').optional(),
  MEILI_URL: urlOf(['http:', 'https:'], 'http://127.0.0.1:7700').optional(),
  MEILI_MASTER_KEY: z.string().min(16, 'must have 16 characters or more').optional(),
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
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new WrongSetting(`Setting ${issue?.path.join('.')}: ${issue?.message}.`);
}
