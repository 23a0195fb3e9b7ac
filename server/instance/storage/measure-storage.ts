import { join } from 'node:path';

import * as z from 'zod';

import type { Config } from '../../platform/config.ts';
import type { Db } from '../../platform/db.ts';
import { defineEvent } from '../../platform/events.ts';
import { defineJob } from '../../platform/jobs.ts';
import { putSetting } from '../queries.ts';
import { defineSetting } from '../settings.ts';
import { folderSize } from './folder-size.ts';
import { byKind, ON_THE_WAY, STORAGE_KINDS } from './kinds.ts';
import { sumFolders } from './storage-queries.ts';

const counted = z.number().min(0);

export const StorageFigures = z
  .object({
    measuredAt: z.iso.datetime().nullable().describe('null: not yet'),
    kinds: z.array(z.object({ kind: z.enum(STORAGE_KINDS), files: counted, sizeBytes: counted })),
  })
  .meta({ id: 'StorageFigures' });

export const StorageMeasured = defineSetting({
  name: 'storage-figures',
  value: StorageFigures,
  create: () => ({ measuredAt: null, kinds: [] }),
});

/** An administrator wants it measured now. */
export const storageAsked = defineEvent('storage.asked', z.object({}));

/** Sums what is stored, by kind: every hour, since it reads the row of every file. */
export const measureStorage = defineJob<{ db: Db; config: Pick<Config, 'dataDirectory'> }>()({
  name: 'instance.measure-storage',
  payload: storageAsked.payload,
  attempts: 1,
  coalesces: true,
  timeoutMinutes: 30,
  cron: '17 * * * *',
  async run(_, { db, config }) {
    const folders = await sumFolders(db);
    for (const folder of ON_THE_WAY)
      folders.push({ folder, ...(await folderSize(join(config.dataDirectory, folder))) });
    const kinds = byKind(folders);
    await putSetting(db, StorageMeasured.name, { measuredAt: new Date().toISOString(), kinds });
  },
});
