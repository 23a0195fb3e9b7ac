import postgres from 'postgres';
import { onTestFinished } from 'vitest';

import type { Connection } from '../../server/platform/db.ts';

type Address = Exclude<Connection, string>;

/** What whoever looks after PostgreSQL may do to the sessions of others in a database. */
export function openSessions(connection: Address) {
  const sql = postgres({ ...connection, database: 'postgres', max: 1, onnotice: () => {} });
  onTestFinished(() => sql.end({ timeout: 1 }));
  return {
    /** Ends the sessions whose process and last statement are like this; how many there were. */
    async end({ process = '%', statement = '%' }: { process?: string; statement?: string } = {}) {
      const ended = await sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = ${connection.database} and pid <> pg_backend_pid()
          and application_name like ${process} and query ilike ${statement}`;
      return ended.length;
    },
    /** Whether anybody may begin a session there. */
    letIn: (isOpen: boolean) =>
      sql`alter database ${sql(connection.database)} with allow_connections ${sql.unsafe(String(isOpen))}`,
  };
}
