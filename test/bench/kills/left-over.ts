import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import postgres from 'postgres';

import { sweepBlobs } from '../../../server/platform/blobs.ts';
import { openDatabase } from '../../../server/platform/db.ts';
import { silentLog } from '../../../server/platform/log.ts';
import { openStorage } from '../../../server/platform/storage.ts';
import { sweepChunks } from '../../../server/transcode/chunks/sweep-chunks.ts';
import { mediaProgramsOf } from '../media-programs.ts';
import type { Crew } from './crew.ts';

const LONG_AGO = new Date(Date.now() - 24 * 3_600_000);
const IDLE_MINUTES = 10;

/** Resolves when no job waits or runs. Rejects, naming those that do, when that takes too long. */
export async function untilIdle({ connection }: Pick<Crew, 'connection'>): Promise<void> {
  const sql = postgres({ ...connection, max: 1, onnotice: () => {} });
  try {
    for (let seconds = 0; ; seconds++) {
      const names = await sql<{ name: string }[]>`
        select distinct name from jobs.job where state in ('created', 'retry', 'active') and name not like '\\_\\_%'`;
      if (names.length === 0) return;
      if (seconds >= IDLE_MINUTES * 60)
        throw new Error(`still at work: ${names.map(({ name }) => name).join(', ')}`);
      await delay(1000);
    }
  } finally {
    await sql.end();
  }
}

/** Programs and files that nobody needs any more, once all is made and what sweeps has swept. */
export async function leftOver(crew: Crew): Promise<string[]> {
  const programs = await mediaProgramsOf(crew.directory);
  const temporary = await filesBelow(crew.directory, 'scratch', 'uploads');
  const unknown = await unknownBlobs(crew);
  return [...programs, ...temporary, ...unknown];
}

/** Stored files without a row, after the sweeps were made to believe that all files are old. */
async function unknownBlobs({ connection, directory }: Crew): Promise<string[]> {
  for (const file of await filesBelow(directory, 'blobs'))
    await utimes(join(directory, file), LONG_AGO, LONG_AGO);
  const { db, close } = openDatabase(connection, silentLog);
  const sql = postgres({ ...connection, max: 1, onnotice: () => {} });
  try {
    const { signal } = new AbortController();
    const storage = await openStorage(directory);
    await sweepChunks.run({}, { db, signal });
    await sweepBlobs.run({}, { db, storage, signal });
    const rows = await sql<{ key: string }[]>`select key from blobs`;
    const known = new Set(rows.map(({ key }) => `blobs/${key}`));
    const files = new Set(await filesBelow(directory, 'blobs'));
    return [...files.symmetricDifference(known)];
  } finally {
    await Promise.all([close(), sql.end()]);
  }
}

/** The files in folders of a directory, by their paths in it. */
export async function filesBelow(directory: string, ...folders: string[]): Promise<string[]> {
  const lists = await Promise.all(
    folders.map((folder) =>
      readdir(join(directory, folder), { recursive: true, withFileTypes: true }).catch(() => []),
    ),
  );
  return lists
    .flat()
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(directory.length + 1));
}
