import { destination, pino, type Logger } from 'pino';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'> & {
  child(fields: Record<string, unknown>): Log;
};

/** Fields that may hold a secret never reach the log, wherever they appear one or two levels deep. */
const SECRETS = [
  'authorization',
  'cookie',
  'password',
  'token',
  'access_token',
  'refresh_token',
  'client_secret',
];
const redact = SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** JSON lines on standard error: standard output is for what a person waits for. */
export const createLog = (level: string): Log =>
  pino({ level, redact: { paths: redact, censor: '[secret]' }, base: null }, destination(2));

export const silentLog: Log = pino({ level: 'silent' });
