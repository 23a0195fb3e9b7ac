import { AsyncLocalStorage } from 'node:async_hooks';

import { type SQL, sql } from 'drizzle-orm';
import { createMiddleware } from 'hono/factory';

import type { Database, Db } from '../db.ts';

type News = { channel: string; payload: string };

const own = new AsyncLocalStorage<Map<string, News>>();

/** Tells every process of the node, once this commits. What a process keeps in memory is dropped by such news. */
export async function notify(tx: Db, channel: string, payload = ''): Promise<void> {
  await tx.execute(sql`select ${notifying(channel, payload)}`);
}

/** The same as what a statement selects. */
export function notifying(channel: string, payload = ''): SQL {
  own.getStore()?.set(`${channel} ${payload}`, { channel, payload });
  return sql`pg_notify(${channel}, ${payload})`;
}

/**
 * Has this process hear what a request tells before the request is answered: what comes through the database is a moment
 * late, and whoever was answered that it is changed is not to read it as it was.
 */
export const hearOwnNews = ({ database }: { database: Database }) =>
  createMiddleware(async (c, next) => {
    if (READS.has(c.req.method)) return next();
    const news = new Map<string, News>();
    await own.run(news, next);
    for (const { channel, payload } of news.values()) database.hear(channel, payload);
  });

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
