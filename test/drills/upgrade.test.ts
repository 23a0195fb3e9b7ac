import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import postgres from 'postgres';
import { expect, onTestFinished, test } from 'vitest';

import type { Connection } from '../../server/platform/db.ts';
import { ask } from '../support/asking.ts';
import { webReadyClip } from '../support/clips.ts';
import { createTestDatabase } from '../support/database.ts';
import { ADMIN_PASSWORD, startTestNode } from '../support/node.ts';
import { detailsOf, openStudio } from '../support/studio.ts';

const NOTHING = 'template0'; // PostgreSQL's own empty database
const MIDDLE = 40; // tables of the schema that are there when the process dies
const HELD = 4711;
const MIGRATE = new URL('../../server/platform/db/migrate.ts', import.meta.url).href;

async function givenDatabase(template?: string) {
  const { connection, drop } = await createTestDatabase(template);
  const sql = postgres({ ...connection, max: 1, onnotice: () => {} });
  onTestFinished(async () => {
    await sql.end({ timeout: 1 });
    await drop();
  });
  return { connection, sql };
}

async function startOn(connection: Connection) {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'tributary-'));
  onTestFinished(() => rm(dataDirectory, { recursive: true, force: true }));
  const node = await startTestNode({}, { beside: { dataDirectory, connection } });
  return node.signIn('root', ADMIN_PASSWORD);
}

/** All columns and indexes, in words. */
const schemaOf = (sql: postgres.Sql) => sql`
  select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') it
  from information_schema.columns where table_schema = 'public'
  union all select indexdef from pg_indexes where schemaname = 'public' order by it`;

/** Stops whoever changes the schema halfway, until let go. */
async function holdHalfway(sql: postgres.Sql) {
  await sql`select pg_advisory_lock(${HELD})`;
  await sql.unsafe(`
    create function hold() returns event_trigger language plpgsql as $$ begin
      if (select count(*) from pg_tables where schemaname = 'public') >= ${MIDDLE} then
        perform pg_advisory_xact_lock(${HELD});
      end if;
    end $$;
    create event trigger hold on ddl_command_end execute function hold()`);
  const isHeld = async () => {
    const [row] = await sql`
      select count(*)::int from pg_locks where locktype = 'advisory' and objid = ${HELD} and not granted`;
    return row!['count'] as number;
  };
  return {
    async reached() {
      await expect.poll(isHeld, { timeout: 60_000 }).toBe(1);
    },
    async letGo() {
      await sql`select pg_advisory_unlock(${HELD})`;
      await expect.poll(isHeld).toBe(0);
      await sql.unsafe('drop event trigger hold; drop function hold');
    },
  };
}

test('a process that is killed while it makes the schema leaves none of it, and the next one makes it all', async () => {
  const [{ connection, sql }, whole] = await Promise.all([givenDatabase(NOTHING), givenDatabase()]);
  const hold = await holdHalfway(sql);
  const program = `const { migrateDatabase } = await import('${MIGRATE}');
    await migrateDatabase(${JSON.stringify(connection)});`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: 'ignore',
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await hold.reached();
  child.kill('SIGKILL');
  await once(child, 'exit');
  await hold.letGo();
  await expect.poll(() => schemaOf(sql)).toEqual([]);

  const root = await startOn(connection);
  expect((await ask(root, 'GET /videos')).status).toBe(200);
  expect(await schemaOf(sql)).toEqual(await schemaOf(whole.sql));
}, 120_000);

test('a node that is taken back to this version works on what a later one has added, and leaves it as it is', async () => {
  const { connection, sql } = await givenDatabase();
  const tomorrow = Date.now() + 86_400_000;
  await sql.unsafe(`
    insert into drizzle.__drizzle_migrations (hash, created_at) values ('of tomorrow', ${tomorrow});
    create table inventions (id integer primary key, video_id integer references videos on delete cascade);
    insert into inventions values (1, null);
    alter table videos add column smell text;
    alter table users add column mood text not null default 'calm'`);
  const later = await schemaOf(sql);

  const root = await startOn(connection);
  const { uuid } = await (await openStudio(root)).upload(await webReadyClip());
  const state = async () => (await detailsOf(root, uuid)).state.id;
  await expect.poll(state, { timeout: 60_000 }).toBe(1);
  expect((await ask(root, `DELETE /videos/${uuid}`)).status).toBe(204);
  expect(await schemaOf(sql)).toEqual(later);
  expect(await sql`select id from inventions`).toEqual([{ id: 1 }]);
}, 120_000);
