import type { HttpBindings } from '@hono/node-server';
import { createMiddleware } from 'hono/factory';

import type { LogLine } from './recent-log.ts';

const MAX_REQUESTS = 2_000;

type Answered = { time: number; tookMs: number; asked: string; status: number };

const requests: Answered[] = [];

/**
 * Keeps the newest requests of this process in memory, for administrators to read from afar, and writes none down: who asked
 * is not among it, nor what stands after a `?`, which may be secret. What the node asks itself is no request.
 */
export const keepRequests = createMiddleware<{ Bindings: Partial<HttpBindings> }>(
  async (c, next) => {
    const time = Date.now();
    await next();
    const incoming = (c.env as Partial<HttpBindings> | undefined)?.incoming;
    if (!incoming) return;
    const asked = `${c.req.method} ${c.req.path} HTTP/${incoming.httpVersion}`;
    requests.push({ time, tookMs: Date.now() - time, asked, status: c.res.status });
    if (requests.length >= 2 * MAX_REQUESTS) requests.splice(0, MAX_REQUESTS);
  },
);

const INFO = 30;

/** Those of a span of time (milliseconds since 1970) as lines of a log, newest first. */
export const recentRequests = (fromMs: number, toMs: number): LogLine[] =>
  requests
    .filter(({ time }) => time >= fromMs && time <= toMs)
    .map(({ asked, ...answer }) => ({
      ...answer,
      level: INFO,
      msg: `"${asked}" ${answer.status}`,
    }))
    .toReversed();
