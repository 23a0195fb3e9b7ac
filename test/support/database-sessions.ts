import postgres from 'postgres';
import { onTestFinished } from 'vitest';

import type { Connection } from '../../server/platform/db.ts';

const REFUSALS = 10; // then nobody else leaves one

type Address = Exclude<Connection, string>;
type Meant = { process?: string; statement?: string; state?: string };

/** What whoever looks after PostgreSQL may do to the sessions of others in a database. */
export function openSessions(connection: Address) {
  const sql = postgres({ ...connection, database: 'postgres', max: 1, onnotice: () => {} });
  const taken: postgres.Sql[] = [];
  const leave = () => Promise.all(taken.splice(0).map((one) => one.end({ timeout: 0 })));
  onTestFinished(async () => {
    await leave();
    await sql.end({ timeout: 1 });
  });
  const meant = ({ process = '%', statement = '%', state = '%' }: Meant) => sql`
    datname = ${connection.database} and pid <> pg_backend_pid()
      and application_name like ${process} and query ilike ${statement}
      and coalesce(state, '') like ${state}`;
  return {
    /** How many sessions there are whose process, last statement and state are like this. */
    count: async (sessions: Meant = {}) =>
      (await sql`select from pg_stat_activity where ${meant(sessions)}`).length,
    /** Ends those sessions; how many there were. */
    end: async (sessions: Meant = {}) =>
      (await sql`select pg_terminate_backend(pid) from pg_stat_activity where ${meant(sessions)}`)
        .length,
    /** Whether anybody may begin a session there. */
    letIn: (isOpen: boolean) =>
      sql`alter database ${sql(connection.database)} with allow_connections ${sql.unsafe(String(isOpen))}`,
    /** Takes every place there is for a session, those that become free meanwhile, too, and does nothing with it. */
    async takeAllPlaces() {
      for (let refusals = 0; refusals < REFUSALS;) {
        const one = postgres({ ...connection, max: 1, fetch_types: false, onnotice: () => {} });
        try {
          await one`select 1`;
          taken.push(one);
        } catch {
          await one.end({ timeout: 0 });
          refusals++;
        }
      }
    },
    leave,
  };
}
