import { randomUUID } from 'node:crypto';

import { instanceConfig } from '../instance/index.ts';
import { forgetBlob } from '../platform/blobs.ts';
import type { Db } from '../platform/db.ts';
import { forbidden, invalid, notFound } from '../platform/errors.ts';
import { emit } from '../platform/events.ts';
import { exportAsked } from './events.ts';
import { deleteExport, ExportState, findExport, findPersonById, insertExport } from './queries.ts';
import { sourceBytesOf } from './sections/video-queries.ts';

type Wish = { userId: number; withVideoFiles: boolean };

/**
 * Asks for an archive of what a user has here. Fails with `invalid` where exports are off or while there is one already,
 * and with `forbidden` when there is more video than may be packed.
 */
export async function requestExport(db: Db, { userId, withVideoFiles }: Wish) {
  const { enabled, maxUserVideoQuota } = (await instanceConfig(db)).export.users;
  if (!enabled) throw invalid('userId', 'User export is disabled by the administrator');
  const person = await findPersonById(db, userId);
  if (!person) throw notFound('User');
  if (withVideoFiles && maxUserVideoQuota >= 0) {
    const bytes = await sourceBytesOf(db, person.accountId);
    if (bytes > maxUserVideoQuota)
      throw forbidden('There is more video than an archive may hold: export without the files.');
  }
  return db.transaction(async (tx) => {
    const filename = `${randomUUID()}.zip`;
    const row = await insertExport(tx, { userId, withVideoFiles, filename });
    if (!row) throw invalid('userId', 'There is an export of this user already');
    await emit(tx, exportAsked, { exportId: row.id });
    return row;
  });
}

/** Deletes an archive. Fails with `not_found`, and with `invalid` while it is made. */
export async function removeExport(db: Db, userId: number, id: number): Promise<void> {
  await db.transaction(async (tx) => {
    const found = await findExport(tx, userId);
    if (found?.id !== id) throw notFound('User export');
    const { completed, errored } = ExportState;
    if (found.state !== completed && found.state !== errored)
      throw invalid('id', 'An export can be deleted when it is made, or has failed');
    await deleteExport(tx, id);
    if (found.blobKey) await forgetBlob(tx, found.blobKey);
  });
}
