import { destination, multistream, pino, type Logger } from 'pino';

import { recentLog } from './recent-log.ts';

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

/** JSON lines on standard error: standard output is for what a person waits for. The newest are kept in memory too. */
export const createLog = (level: pino.Level): Log =>
  pino(
    { level, redact: { paths: redact, censor: '[secret]' }, base: null },
    multistream([
      { level, stream: destination(2) },
      { level, stream: recentLog },
    ]),
  );

export const silentLog: Log = pino({ level: 'silent' });
