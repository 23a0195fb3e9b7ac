import type { Context, TypedResponse } from 'hono';
import type { JSONParsed } from 'hono/utils/types';

import { CONFIG_CHANGES } from '../instance/index.ts';
import { createCache } from '../platform/cache.ts';
import type { Database } from '../platform/db.ts';
import { CATALOG_CHANGES } from './change-queries.ts';

type Limits = { ttlSeconds?: number; maxKeys?: number };

/**
 * JSON that everybody gets alike: kept for seconds, and dropped when any video changes, or what administrators have set.
 * `onChange` hears of that too.
 */
export async function keepAnswers(
  database: Database,
  onChange = () => {},
  { ttlSeconds = 5, maxKeys = 500 }: Limits = {},
) {
  const kept = createCache<string>({ ttlSeconds, maxKeys });
  const drop = () => {
    kept.clear();
    onChange();
  };
  await database.listen(CATALOG_CHANGES, drop);
  await database.listen(CONFIG_CHANGES, drop);
  return kept;
}

/** Answers with JSON that is written already: that of `T`. */
export function respondJson<T>(c: Context, text: string) {
  const response: Response = c.body(text, 200, { 'content-type': JSON_TYPE });
  return response as Response & TypedResponse<JSONParsed<T>, 200, 'json'>;
}

const JSON_TYPE = 'application/json; charset=utf-8';
