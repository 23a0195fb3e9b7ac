import { readdir, readFile } from 'node:fs/promises';

import postgres from 'postgres';

import type { Crew } from '../kills/crew.ts';
import { filesBelow } from '../kills/left-over.ts';

/** What must not grow, by its name. */
export type Sample = Record<string, number>;

/** Looks at the processes of a crew, its database and its files, until disposed. */
export function openSampler({ node, workers, connection, directory }: Crew) {
  const sql = postgres({ ...connection, max: 1, onnotice: () => {} });
  return {
    async take(): Promise<Sample> {
      const [rows] = await sql`
        select (select count(*)::int from pg_stat_activity where datname = current_database()) as "database sessions",
          (select count(*)::int from events) as "events that wait",
          (select count(*)::int from jobs.job where state = 'failed' and name not like '\\_\\_%') as "failed jobs"`;
      return {
        ...(await processOf('node', node.pid())),
        ...(await processOf('worker', workers[0]!.pid())),
        ...(rows as Sample),
        'temporary files': (await filesBelow(directory, 'scratch', 'uploads')).length,
      };
    },
    [Symbol.asyncDispose]: () => sql.end({ timeout: 1 }),
  };
}

async function processOf(name: string, pid: number): Promise<Sample> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, kib = 0] = /^VmRSS:\s+(\d+)/m.exec(status) ?? [];
  const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []);
  return { [`${name} MiB`]: Number(kib) / 1024, [`${name} descriptors`]: descriptors.length };
}
