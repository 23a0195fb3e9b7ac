import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import * as z from 'zod';

import { optionalUser, requireRole } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { parse } from '../../platform/http.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { recentRequests } from '../../platform/http/recent-requests.ts';
import type { Log } from '../../platform/log.ts';
import { operation } from '../../platform/operation.ts';
import { callerOf, countAttempt } from '../../platform/rate-limit.ts';
import { type LogLine, recentLines } from '../../platform/recent-log.ts';

const tag = 'Logs';

const LEVELS: Record<string, number> = { debug: 20, info: 30, warn: 40, error: 50 };
const NAMES = new Map(Object.entries(LEVELS).map(([name, level]) => [level, name]));

const instant = z.union([z.iso.datetime({ offset: true }), z.iso.date()]).pipe(z.coerce.date());
const Tags = z.array(z.string().max(200)).max(100);
const Span = z.object({
  startDate: instant,
  endDate: instant.optional(),
  level: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  tagsOneOf: z.preprocess((given) => [given].flat(), Tags).optional(),
});
type Span = z.output<typeof Span>;

const Line = z.looseObject({ timestamp: z.iso.datetime(), level: z.string(), message: z.string() });

const ClientReport = z.object({
  message: z.string().min(1).max(2_000),
  url: z.url().max(2_000),
  level: z.enum(['error', 'warn']),
  stackTrace: z.string().max(15_000).nullish(),
  userAgent: z.string().max(300).nullish(),
  meta: z.string().max(5_000).nullish(),
});

const REPORTS = { name: 'client-log', attempts: 30, windowSeconds: 600 };

/** What this process has logged lately and was asked for, and what goes wrong in browsers. */
export const logRoutes = ({ db, log }: { db: Db; log: Log }) =>
  new Hono<{ Bindings: HttpBindings }>()
    .get(
      '/server/logs',
      operation('The newest log lines of the answering process', { tag, answer: z.array(Line) }),
      requireRole('administrator'),
      parse('query', Span),
      (c) => c.json(linesOf(c.req.valid('query')).map(lineJson)),
    )
    .post(
      '/server/logs/client',
      operation('Tell of a fault in the client', { tag, status: 204 }),
      optionalUser,
      parse('json', ClientReport),
      async (c) => {
        await countAttempt(db, REPORTS, callerOf(callerAddress(c.env.incoming)));
        const { level, ...report } = c.req.valid('json');
        log[level]({ client: { ...report, userId: c.var.user?.id } }, 'a client told of a fault');
        return c.body(null, 204);
      },
    );

/** The newest first. */
function linesOf({ startDate, endDate = new Date(), level, tagsOneOf }: Span): LogLine[] {
  const span = [startDate.getTime(), endDate.getTime()] as const;
  const isTagged = ({ tags }: LogLine) =>
    Array.isArray(tags) && tags.some((each) => tagsOneOf?.includes(String(each)));
  return [...recentLines(...span), ...recentRequests(...span)]
    .filter((line) => line.level >= LEVELS[level]! && (!tagsOneOf || isTagged(line)))
    .toSorted((a, b) => b.time - a.time);
}

const lineJson = ({ time, level, msg, ...fields }: LogLine) => ({
  ...fields,
  timestamp: new Date(time).toISOString(),
  level: NAMES.get(level) ?? 'error',
  message: msg ?? '',
});
