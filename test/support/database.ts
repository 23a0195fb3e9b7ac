import { randomUUID } from 'node:crypto';

import postgres from 'postgres';
import { inject } from 'vitest';

import type { Connection } from '../../server/platform/db.ts';

const TEMPLATE = 'tributary_template';

/** A fresh database of the current schema, or made like another, and how to drop it. */
export async function createTestDatabase(template = TEMPLATE) {
  const server = inject('postgres');
  const database = `tributary_${randomUUID().replaceAll('-', '')}`;
  await run(server, (sql) => sql`create database ${sql(database)} template ${sql(template)}`);
  return {
    connection: { ...server, database },
    drop: () => run(server, (sql) => sql`drop database if exists ${sql(database)} with (force)`),
  };
}

async function run(
  server: Exclude<Connection, string>,
  statement: (sql: postgres.Sql) => PromiseLike<unknown>,
) {
  const sql = postgres({ ...server, max: 1, onnotice: () => {} });
  try {
    await statement(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
