import { join } from 'node:path';

import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';

import { connect, type Connection } from '../db.ts';
import { PROJECT } from '../project.ts';
import { ADVISORY_LOCK } from './advisory-locks.ts';

const FOLDER = join(PROJECT, 'migrations');

/** Brings the schema up to date. Processes that start together wait for one another on an advisory lock. */
export async function migrateDatabase(connection: Connection): Promise<void> {
  const client = connect(connection, { max: 1, isLimited: false });
  try {
    const db = drizzle(client);
    await db.execute(sql`select pg_advisory_lock(${ADVISORY_LOCK.migration})`);
    await db.execute(sql`create extension if not exists pg_trgm`); // typo-tolerant search
    await db.execute(sql`create extension if not exists unaccent`);
    await migrate(db, { migrationsFolder: FOLDER });
  } finally {
    await client.end({ timeout: 5 });
  }
}
