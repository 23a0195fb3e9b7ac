import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';

import {
  channelsRunBy,
  deleteVideo,
  findChannelOwner,
  type Limited,
  requireManagedChannel,
} from '../catalog/index.ts';
import { findUser, type User } from '../identity/index.ts';
import { forgetBlob } from '../platform/blobs.ts';
import type { Config } from '../platform/config.ts';
import type { Db } from '../platform/db.ts';
import { forbidden, invalid, notFound } from '../platform/errors.ts';
import {
  append,
  isUploadId,
  partPath,
  partState,
  removePart,
} from '../platform/resumable/part-file.ts';
import { whileRoom } from '../platform/resumable/while-room.ts';
import type { Storage } from '../platform/storage.ts';
import { removeIndex } from './arriving/index-part.ts';
import type { Draft } from './draft.ts';
import { forgetPictures } from './pictures.ts';
import {
  deleteUpload,
  findUpload,
  insertUpload,
  lockUpload,
  setSize,
  type Upload,
} from './queries.ts';
import { requireAllowedSize, requireFewUploads, requireQuota } from './reserve.ts';

/** What the heads need to write uploads. */
export type Store = { db: Db; storage: Storage; config: Pick<Config, 'dataDirectory'> };

export type NewUpload = Pick<Upload, 'filename' | 'sizeBytes' | 'draft'> &
  Partial<
    Pick<Upload, 'id' | 'fileModifiedAt' | 'resumable' | 'videoUuid' | 'videoId' | 'replaces'>
  >;

/** Who sends, with what bounds it. */
export type Uploader = Pick<User, 'id' | 'accountId' | 'quotaBytes' | 'quotaDailyBytes'>;

/**
 * Begins an upload and reserves its bytes of the quota of whose the channel is. Fails with `max_file_size_reached`, `quota_reached`,
 * `insufficient_storage`, or `invalid` for a channel that is not the user's.
 */
export async function beginUpload(
  { db, storage }: Store,
  user: Uploader,
  upload: NewUpload,
): Promise<Upload> {
  requireAllowedSize(upload.sizeBytes);
  await storage.requireRoom(upload.sizeBytes);
  return db.transaction(async (tx) => {
    const isThere = upload.videoId != null; // a video that is there has a channel
    const channelId = isThere ? upload.draft.channelId : await ownChannelId(tx, user, upload.draft);
    await requireQuota(tx, await payerOf(tx, user, channelId), upload.sizeBytes);
    await requireFewUploads(tx, user.id);
    return insertUpload(tx, {
      id: randomUUID(),
      videoUuid: randomUUID(),
      ...upload,
      userId: user.id,
      accountId: user.accountId,
      filename: safeName(upload.filename),
      draft: { ...upload.draft, ...(channelId !== undefined && { channelId }) },
    });
  });
}

/** Reserves more for an upload whose size nobody told. Fails as beginning it does. */
export async function extendUpload(
  { db, storage }: Store,
  user: Uploader,
  { id, sizeBytes }: Pick<Upload, 'id' | 'sizeBytes'>,
  moreBytes: number,
): Promise<void> {
  requireAllowedSize(sizeBytes + moreBytes);
  await storage.requireRoom(moreBytes);
  await db.transaction(async (tx) => {
    const draft = (await findUpload(tx, id))?.draft;
    const payer = await payerOf(tx, user, draft?.channelId);
    const isOwn = payer.id === user.id; // what others reserved is not counted with theirs
    await requireQuota(tx, payer, isOwn ? moreBytes : sizeBytes + moreBytes);
    await setSize(tx, id, sizeBytes + moreBytes);
  });
}

/** Whose quota an upload counts against: that of the owner of its channel, who may be another than who sends it. */
async function payerOf(tx: Db, user: Uploader, channelId: number | undefined): Promise<Limited> {
  const owner = channelId === undefined ? undefined : await findChannelOwner(tx, channelId);
  return owner ?? user;
}

/**
 * The channel a draft names, or the user's default one. Fails with `not_found`, with `forbidden` when the user neither runs it
 * nor moderates the node it is of, and with `invalid` without any.
 */
export async function ownChannelId(
  db: Db,
  user: Pick<User, 'id' | 'accountId'>,
  { channelId }: Pick<Draft, 'channelId'>,
): Promise<number> {
  if (channelId !== undefined) return managedId(db, channelId, user);
  const [first] = await channelsRunBy(db, user.accountId);
  if (!first) throw invalid('channelId', 'Should be a channel you run');
  return first.id;
}

async function managedId(db: Db, channelId: number, { id }: Pick<User, 'id'>): Promise<number> {
  const user = await findUser(db, id);
  if (!user) throw notFound('User');
  return (await requireManagedChannel(db, channelId, user)).channel.id;
}

/** The channel an upload is for; once that is gone, or no longer theirs, the default one of who sends it. */
export async function channelIdOf(tx: Db, { userId, accountId, draft }: Upload): Promise<number> {
  const sender = { id: userId, accountId };
  return ownChannelId(tx, sender, draft).catch(() => ownChannelId(tx, sender, {}));
}

/** An upload of this user. Fails with `not_found`, and with `forbidden` for those of others. */
export async function findOwnUpload(db: Db, user: Pick<User, 'id'>, id: string): Promise<Upload> {
  const upload = isUploadId(id) ? await findUpload(db, id) : undefined;
  if (!upload) throw notFound('Upload');
  if (upload.userId !== user.id) throw forbidden('This upload is not yours.');
  return upload;
}

/** How many bytes of an upload have arrived. */
export async function offsetOf({ config }: Pick<Store, 'config'>, upload: Upload): Promise<number> {
  if (upload.state === 'complete') return upload.sizeBytes;
  const part = await partState(partPath(config.dataDirectory, upload.id));
  return part?.sizeBytes ?? (upload.accepted ? upload.sizeBytes : 0);
}

/**
 * Writes bytes at `offset`, the end of what has arrived, and returns the new end. What has come is kept even when this
 * fails: with `insufficient_storage` on a full disk, with the source's own failure when that breaks off.
 */
export const receive = (
  { storage, config }: Pick<Store, 'storage' | 'config'>,
  { id }: Pick<Upload, 'id'>,
  offset: number,
  source: AsyncIterable<Uint8Array>,
): Promise<number> =>
  append(partPath(config.dataDirectory, id), offset, whileRoom(storage, source));

/** Ends an upload and frees its file; a video it has become stays. Safe to repeat. */
export async function removeUpload(
  { db, config }: Pick<Store, 'db' | 'config'>,
  id: string,
): Promise<void> {
  await db.transaction((tx) => forgetUpload(tx, id));
  await removeUploadFiles({ config }, id);
}

/** Ends an upload in the caller's transaction; once that commits, its files are to be removed. */
export async function forgetUpload(tx: Db, id: string): Promise<void> {
  const upload = await lockUpload(tx, id);
  if (!upload) return;
  await deleteUpload(tx, id);
  if (upload.state === 'complete') return;
  await forgetPictures(tx, upload);
  if (upload.arrivingVideoId !== null) await deleteVideo(tx, upload.arrivingVideoId);
  if (upload.accepted) await forgetBlob(tx, upload.accepted.key);
}

/** Removes what has come of an upload that is forgotten. */
export async function removeUploadFiles(
  { config }: Pick<Store, 'config'>,
  id: string,
): Promise<void> {
  await removePart(partPath(config.dataDirectory, id));
  await removeIndex({ config }, id);
}

/** The last part of a name given by a client: for people to read, never a path. */
export function safeName(filename: string): string {
  const name = basename(
    filename
      .toWellFormed()
      .replaceAll('\\', '/')
      .replaceAll(/\p{Cc}/gu, ''),
  );
  return name.slice(0, 255) || 'video';
}
