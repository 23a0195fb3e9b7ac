import * as z from 'zod';

import type { Config } from '../../platform/config.ts';
import type { Db } from '../../platform/db.ts';
import { defineJob } from '../../platform/jobs.ts';
import { partIds, partPath, partState, removePart } from '../../platform/resumable/part-file.ts';
import type { Doings } from './doings.ts';
import { ImportRef } from './events.ts';
import type { ImportNode } from './importing.ts';
import { forgetStale } from './receive-archive.ts';
import { failImport, runImport } from './run-import.ts';

/** Brings an archive into the account of its user. What is done in other slices is done by what they give. */
export const importUserArchive = <Node extends ImportNode>(doings: Doings<Node>) =>
  defineJob<Node>()({
    name: 'portability.import-user-archive',
    payload: ImportRef,
    attempts: 3,
    timeoutMinutes: 12 * 60,
    run: (ref, node) => runImport(node, doings, ref),
    gaveUp: (ref, reason, node) => failImport(node, ref, reason),
  });

const PATIENCE_MS = 7 * 24 * 3_600_000;

/** Gives up archives that nobody sends the rest of. */
export const sweepUserImports = defineJob<{ db: Db; config: Pick<Config, 'dataDirectory'> }>()({
  name: 'portability.sweep-user-imports',
  payload: z.object({}),
  attempts: 1,
  timeoutMinutes: 10,
  cron: '29 3 * * *',
  async run(_, { db, config: { dataDirectory } }) {
    const before = new Date(Date.now() - PATIENCE_MS);
    await forgetStale(db, before);
    for (const id of await partIds(dataDirectory, 'archives')) {
      const file = partPath(dataDirectory, id, 'archives');
      const part = await partState(file);
      if (part && part.changedAt < before) await removePart(file);
    }
  },
});
