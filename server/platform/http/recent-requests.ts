import type { HttpBindings } from '@hono/node-server';
import { createMiddleware } from 'hono/factory';

import type { LogLine } from '../recent-log.ts';

const MAX_REQUESTS = 2_000;
const MAX_PATH_CHARACTERS = 300;

type Answered = { time: number; tookMs: number; asked: string; status: number };

const requests: Answered[] = [];

/**
 * Keeps the newest requests of this process in memory, for administrators to read from afar, and writes none down: who asked
 * is not among it, nor what stands after a `?`, which may be secret, nor the end of a very long path. What the node asks
 * itself is no request.
 */
export const keepRequests = createMiddleware<{ Bindings: Partial<HttpBindings> }>(
  async (c, next) => {
    const time = Date.now();
    await next();
    const incoming = (c.env as Partial<HttpBindings> | undefined)?.incoming;
    if (!incoming) return;
    const path = copyOf(c.req.path.slice(0, MAX_PATH_CHARACTERS));
    const asked = `${c.req.method} ${path} HTTP/${incoming.httpVersion}`;
    requests.push({ time, tookMs: Date.now() - time, asked, status: c.res.status });
    if (requests.length >= 2 * MAX_REQUESTS) requests.splice(0, MAX_REQUESTS);
  },
);

/** A string of its own: what is cut out of another holds all of that in memory. */
const copyOf = (text: string): string => Buffer.from(text).toString();

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
