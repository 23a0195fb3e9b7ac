import { randomUUID } from 'node:crypto';

import { channelsOfAccount } from '../catalog/index.ts';
import { instanceConfig } from '../instance/index.ts';
import { forgetBlob } from '../platform/blobs.ts';
import type { Db } from '../platform/db.ts';
import { forbidden, invalid, notFound } from '../platform/errors.ts';
import { emit } from '../platform/events.ts';
import { exportAsked } from './events.ts';
import {
  deleteExport,
  ExportState,
  findExportById,
  findPersonById,
  insertExport,
} from './queries.ts';
import { sourceBytesOf } from './sections/video-queries.ts';

type Wish = { userId: number; withVideoFiles: boolean; channelName: string | null };

/** What is set for exports. Fails with `invalid` where they are off. */
export async function requireExports(db: Db) {
  const { users } = (await instanceConfig(db)).export;
  if (!users.enabled) throw invalid('userId', 'User export is disabled by the administrator');
  return users;
}

/**
 * Asks for an archive of what a user has here, or of one channel of theirs. Fails with `invalid` where exports are off or while there is one already,
 * and with `forbidden` when there is more video than may be packed.
 */
export async function requestExport(db: Db, { userId, withVideoFiles, channelName }: Wish) {
  const { maxUserVideoQuota } = await requireExports(db);
  const person = await findPersonById(db, userId);
  if (!person) throw notFound('User');
  const { accountId } = person;
  if (channelName !== null && !(await hasChannel(db, accountId, channelName)))
    throw invalid('channelName', 'Should be a channel of this user');
  if (withVideoFiles) {
    const bytes = await sourceBytesOf(db, { accountId, channelName });
    if (bytes > maxUserVideoQuota)
      throw forbidden('There is more video than an archive may hold: export without the files.');
  }
  return db.transaction(async (tx) => {
    const filename = `${randomUUID()}.zip`;
    const row = await insertExport(tx, { userId, withVideoFiles, channelName, filename });
    if (!row) throw invalid('userId', 'There is an export of this user already');
    await emit(tx, exportAsked, { exportId: row.id });
    return row;
  });
}

const hasChannel = async (db: Db, accountId: number, wanted: string) =>
  (await channelsOfAccount(db, accountId)).some(({ name }) => name === wanted);

/**
 * Deletes an archive. Fails with `not_found`, with `forbidden` for that of another user, and with `invalid` while it is
 * made, or where exports are off.
 */
export async function removeExport(db: Db, userId: number, id: number): Promise<void> {
  await requireExports(db);
  await db.transaction(async (tx) => {
    const found = await findExportById(tx, id);
    if (!found) throw notFound('User export');
    if (found.userId !== userId) throw forbidden('This is the archive of another user.');
    const { completed, errored } = ExportState;
    if (found.state !== completed && found.state !== errored)
      throw invalid('id', 'An export can be deleted when it is made, or has failed');
    await deleteExport(tx, id);
    if (found.blobKey) await forgetBlob(tx, found.blobKey);
  });
}
