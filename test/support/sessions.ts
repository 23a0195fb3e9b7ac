import { sessions } from '../../server/identity/tables.ts';
import { type Connection, openDatabase } from '../../server/platform/db.ts';
import { silentLog } from '../../server/platform/log.ts';

/** Lets time pass for everybody who is signed in. */
export async function ageSessions(node: { connection: Connection }, minutes: number) {
  const { db, close } = openDatabase(node.connection, silentLog);
  await db.update(sessions).set({ createdAt: new Date(Date.now() - minutes * 60_000) });
  await close();
}
