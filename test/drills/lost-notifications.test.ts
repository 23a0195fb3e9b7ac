import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';

import { openDatabase } from '../../server/platform/db.ts';
import { defineEvent, emit, on, startDispatcher } from '../../server/platform/events.ts';
import { defineJob, startJobs } from '../../server/platform/jobs.ts';
import { silentLog } from '../../server/platform/log.ts';
import { openSessions } from '../support/database-sessions.ts';
import { createTestDatabase } from '../support/database.ts';

const Payload = z.object({ videoId: z.number() });
const happened = defineEvent('test.drill-happened', Payload);
const CHANNEL = 'test_drill';
const LISTENERS = { statement: 'listen %' };

/** A process that follows events by a job and listens for itself, in a database that can shut its door. */
async function startListening() {
  const { connection, drop } = await createTestDatabase();
  onTestFinished(drop);
  const database = openDatabase(connection, silentLog);
  onTestFinished(database.close);
  const [done, heard]: [number[], string[]] = [[], []];
  const job = defineJob<object>()({
    name: 'test.drill-follow',
    payload: Payload,
    attempts: 1,
    timeoutMinutes: 1,
    run: async ({ videoId }) => void done.push(videoId),
  });
  const jobs = await startJobs({ connection, log: silentLog, work: true }, [job], {});
  onTestFinished(() => jobs.stop());
  await jobs.take(true);
  const node = { database, jobs, log: silentLog };
  const dispatcher = await startDispatcher(node, [on(happened, job)]);
  onTestFinished(() => dispatcher.stop());
  await database.listen(CHANNEL, (payload) => heard.push(payload));
  return { db: database.db, done, heard, sessions: openSessions(connection) };
}

test('what is told while nobody can listen is found by looking, and who listened hears again', async () => {
  const { db, done, heard, sessions } = await startListening();
  const tell = (payload: string) => db.execute(`select pg_notify('${CHANNEL}', '${payload}')`);
  await tell('before');
  await expect.poll(() => heard).toContain('before');

  await db.execute('select 1'); // a session that is there before the door shuts
  await sessions.letIn(false);
  expect(await sessions.end(LISTENERS)).toBeGreaterThan(0);
  heard.length = 0;
  await emit(db, happened, { videoId: 1 });
  await tell('into the void');
  await expect.poll(() => done).toEqual([1]);
  expect(heard).toEqual([]);

  await sessions.letIn(true);
  await expect.poll(() => heard).toContain(''); // something may have been missed: look again
  await tell('after');
  await expect.poll(() => heard).toContain('after');
  await emit(db, happened, { videoId: 2 });
  await expect.poll(() => done).toEqual([1, 2]);
});
