import { join } from 'node:path';

import * as z from 'zod';

import { instanceConfig } from '../instance/index.ts';
import { forgetBlob, recordBlob } from '../platform/blobs.ts';
import type { Db } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { defineJob } from '../platform/jobs.ts';
import type { Storage } from '../platform/storage.ts';
import { exportEnded, ExportRef } from './events.ts';
import {
  completeExport,
  deleteExport,
  failExport,
  findPersonById,
  overdueExports,
  takeExport,
} from './queries.ts';
import { allSections, channelSections, type ReadRatings } from './sections/all.ts';
import { sourceBytesOf } from './sections/video-queries.ts';
import { sha256Of } from './sha256.ts';
import { writeArchive } from './write-archive.ts';

type Node = { db: Db; storage: Storage; publicUrl: URL };

/** Makes the archive of a user. What other slices know is read by what they give. */
export const makeUserExport = ({ readRatings }: { readRatings: ReadRatings }) =>
  defineJob<Node>()({
    name: 'portability.make-user-export',
    payload: ExportRef,
    attempts: 3,
    timeoutMinutes: 120,
    async run({ exportId }, { db, storage, publicUrl, signal }) {
      const asked = await takeExport(db, exportId);
      const person = asked && (await findPersonById(db, asked.userId));
      if (!asked || !person) return;
      const { withVideoFiles, filename, channelName } = asked;
      const owner = { ...person, publicUrl, channelName };
      if (withVideoFiles) await storage.requireRoom(await sourceBytesOf(db, owner));
      await using scratch = await storage.scratch();
      const path = join(scratch.path, filename);
      const sections =
        channelName === null
          ? allSections({ withVideoFiles, readRatings })
          : channelSections({ withVideoFiles });
      await writeArchive(path, sections, { db, storage, owner, signal });
      const sha256 = await sha256Of(path);
      const blob = await storage.put(`exports/${filename}`, path, 'application/zip');
      const { exportExpiration } = (await instanceConfig(db)).export.users;
      const expiresAt = new Date(asked.createdAt.getTime() + exportExpiration);
      await db.transaction(async (tx) => {
        await recordBlob(tx, blob);
        const { key: blobKey, sizeBytes } = blob;
        const isWanted = await completeExport(tx, exportId, {
          blobKey,
          sizeBytes,
          sha256,
          expiresAt,
        });
        if (isWanted) await emit(tx, exportEnded, { exportId });
        else await forgetBlob(tx, blobKey);
      });
    },
    gaveUp: ({ exportId }, _, { db }) =>
      db.transaction(async (tx) => {
        await failExport(tx, exportId);
        await emit(tx, exportEnded, { exportId });
      }),
  });

const BATCH = 100;

/** Deletes archives whose time is over. */
export const sweepUserExports = defineJob<{ db: Db }>()({
  name: 'portability.sweep-user-exports',
  payload: z.object({}),
  attempts: 1,
  timeoutMinutes: 10,
  cron: '23 * * * *',
  async run(_, { db, signal }) {
    const { exportExpiration: keptMs } = (await instanceConfig(db)).export.users;
    const due = { count: BATCH, keptMs };
    for (let overdue = await overdueExports(db, due); overdue.length > 0;) {
      signal.throwIfAborted();
      await db.transaction(async (tx) => {
        for (const { id, blobKey } of overdue) {
          await deleteExport(tx, id);
          if (blobKey) await forgetBlob(tx, blobKey);
        }
      });
      overdue = await overdueExports(db, due);
    }
  },
});
