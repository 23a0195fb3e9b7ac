import type { Context, TypedResponse } from 'hono';
import type { JSONParsed } from 'hono/utils/types';

import { CONFIG_CHANGES } from '../instance/index.ts';
import { createCache } from '../platform/cache.ts';
import type { Database } from '../platform/db.ts';
import { CATALOG_CHANGES } from './change-queries.ts';

type Limits = { ttlSeconds?: number; maxKeys?: number };

/** JSON as it is sent. Bytes lie outside the heap: thousands of kept answers do not burden its collector. */
export type Written = Buffer<ArrayBuffer>;

export const writeJson = (value: unknown): Written => Buffer.from(JSON.stringify(value));

/**
 * JSON that everybody gets alike: kept for seconds, and dropped when any video changes, or what administrators have set.
 * `onChange` hears of that too.
 */
export async function keepAnswers<Answer = Written>(
  database: Database,
  onChange = () => {},
  { ttlSeconds = 5, maxKeys = 500 }: Limits = {},
) {
  const kept = createCache<Answer>({ ttlSeconds, maxKeys });
  const drop = () => {
    kept.clear();
    onChange();
  };
  await database.listen(CATALOG_CHANGES, drop);
  await database.listen(CONFIG_CHANGES, drop);
  return kept;
}

/** Answers with JSON that is written already: that of `T`. */
export function respondJson<T>(c: Context, written: Written) {
  const response: Response = c.body(written, 200, { 'content-type': JSON_TYPE });
  return response as Response & TypedResponse<JSONParsed<T>, 200, 'json'>;
}

const JSON_TYPE = 'application/json; charset=utf-8';
