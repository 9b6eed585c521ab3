import { type Logger, pino } from 'pino';

/** Structured logs, one JSON object a line; never whole variables or headers that carry secrets. */
export function createLogger(level: string): Logger {
  return pino({ level, redact: ['req.headers.authorization', 'req.headers.cookie'], base: null });
}
