import { eq, or, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** Whether a policy for `host` concerns the host in a column: as `hostsAbove` says, asked from the other end. */
export function isUnder(column: AnyPgColumn, host: string): SQL {
  if (/:\d+$/.test(host)) return eq(column, host);
  const name = sql`split_part(${column}, ':', 1)`;
  const ending = `.${host}`;
  if (!host.includes('.')) return sql`${name} = ${host}`;
  return or(sql`${name} = ${host}`, sql`right(${name}, ${ending.length}::int) = ${ending}`)!;
}
