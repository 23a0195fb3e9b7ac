import { Hono } from 'hono';

import { requireRole } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { operation } from '../../platform/operation.ts';
import { setting } from '../settings.ts';
import { StorageFigures, storageAsked, StorageMeasured } from './measure-storage.ts';

/** What is stored, by kind: ours. */
export const storageRoutes = ({ db }: { db: Db }) =>
  new Hono()
    .get(
      '/server/storage',
      operation('What is stored, by kind, as it was within the hour', {
        tag: 'Stats',
        answer: StorageFigures,
      }),
      requireRole('administrator'),
      async (c) => c.json(await setting(db, StorageMeasured)),
    )
    .post(
      '/server/storage/measure',
      operation('Measure what is stored now', { tag: 'Stats', status: 204 }),
      requireRole('administrator'),
      async (c) => {
        await emit(db, storageAsked, {});
        return c.body(null, 204);
      },
    );
