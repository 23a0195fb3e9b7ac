import { expect, onTestFinished, test } from 'vitest';

import { openSessions } from '../../../test/support/database-sessions.ts';
import { createTestDatabase } from '../../../test/support/database.ts';
import { openBreakingLine } from '../../../test/support/lines/breaking-line.ts';
import { type Connection, connect, openDatabase } from '../db.ts';
import { silentLog } from '../log.ts';
import { listenForLastWords } from './last-words.ts';

type Address = Exclude<Connection, string>;

async function givenDatabase() {
  const { connection, drop } = await createTestDatabase();
  onTestFinished(drop);
  return { connection, sessions: openSessions(connection) };
}

function openClient(connection: Address) {
  const sql = connect(connection, { max: 1 });
  onTestFinished(() => sql.end({ timeout: 0 }));
  return sql;
}

const SLEEPING = { statement: '%pg_sleep(60)%' };

/** A statement under way on a connection that has served before, and what becomes of it. */
async function beginSleeping(
  sql: ReturnType<typeof connect>,
  sessions: ReturnType<typeof openSessions>,
) {
  await sql.unsafe('select 0');
  const sleeping = Promise.resolve(sql.unsafe('select pg_sleep(60)'));
  sleeping.catch(() => {});
  await expect.poll(() => sessions.count(SLEEPING)).toBe(1);
  return { sleeping };
}

test('what is asked at the moment a connection breaks is answered as anything else', async () => {
  const { connection, sessions } = await givenDatabase();
  const { line, breakOff } = await openBreakingLine(connection);
  const sql = openClient(line);
  const { sleeping } = await beginSleeping(sql, sessions);
  const asked = sleeping.catch(() => sql.unsafe('select 1 as one'));

  breakOff();
  await expect(sleeping).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(await asked).toEqual([{ one: 1 }]);
  expect(await sql.unsafe('select 2 as two')).toEqual([{ two: 2 }]);
});

test('the end of a session fails what it was at, and not what is asked next', async () => {
  const { connection, sessions } = await givenDatabase();
  const sql = openClient(connection);
  const { sleeping } = await beginSleeping(sql, sessions);

  expect(await sessions.end(SLEEPING)).toBe(1);
  await expect(sleeping).rejects.toMatchObject({ code: '57P01' });
  expect(await sql.unsafe('select 1 as one')).toEqual([{ one: 1 }]);
});

test('a statement on a database that lets nobody in fails with its reason', async () => {
  const { connection, sessions } = await givenDatabase();
  const sql = openClient(connection);
  const { sleeping } = await beginSleeping(sql, sessions);

  await sessions.letIn(false);
  await sessions.end(SLEEPING);
  await expect(sleeping).rejects.toMatchObject({ code: '57P01' });
  await expect(sql.unsafe('select 1 as one')).rejects.toMatchObject({ code: '55000' });
  await sessions.letIn(true);
  expect(await sql.unsafe('select 1 as one')).toEqual([{ one: 1 }]);
});

test('a listener whose first word was cut off hears again', async () => {
  const { connection, sessions } = await givenDatabase();
  const { line, breakOff } = await openBreakingLine(connection);
  const database = openDatabase(line, silentLog);
  onTestFinished(database.close);
  const heard: string[] = [];
  await database.listen('test_wire', (payload) => heard.push(payload));

  for (let n = 0; n < 20; n++) {
    if (n % 2 === 0) breakOff();
    else await sessions.end({ statement: 'listen %' });
    await expect
      .poll(async () => {
        await openClientOnce(connection, `select pg_notify('test_wire', '${n}')`);
        return heard;
      })
      .toContain(String(n));
  }
});

async function openClientOnce(connection: Address, statement: string) {
  const sql = connect(connection, { max: 1 });
  await sql.unsafe(statement);
  await sql.end();
}

/** A message as PostgreSQL sends it. */
function message(kind: string, text: string): Buffer {
  const body = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(kind), length, body]);
}

test('all but the last words of a server is passed on in whole messages, however it comes in pieces', () => {
  const before = [
    message('S', 'TimeZone\0UTC\0'),
    message('Z', 'I'),
    message('E', 'SERROR\0VERROR\0C42601\0Ma slip\0\0'),
    message('D', 'E'.repeat(40)),
    message('Z', 'I'),
  ];
  const last = message('E', 'SFATAL\0VFATAL\0C57P01\0Mgo home\0\0');
  const said = Buffer.concat([...before, last]);
  const ends = before.map((_, n) => Buffer.concat(before.slice(0, n + 1)).length);
  for (let size = 1; size <= said.length; size++) {
    const heard: unknown[] = [];
    const pass = listenForLastWords({
      ready: () => heard.push('ready'),
      ended: (why) => heard.push(why),
    });
    const passed: Buffer[] = [];
    for (let at = 0; at < said.length; at += size) {
      passed.push(pass(said.subarray(at, at + size)));
      expect([0, ...ends]).toContain(Buffer.concat(passed).length);
    }
    expect(Buffer.concat(passed)).toEqual(Buffer.concat(before));
    expect(heard).toMatchObject(['ready', 'ready', { code: '57P01', message: 'go home' }]);
  }
});
