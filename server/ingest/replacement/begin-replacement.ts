import type { IncomingMessage } from 'node:http';

import { findManageable, requireReplaceable } from '../../catalog/index.ts';
import type { User } from '../../identity/index.ts';
import { instanceConfig } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { forbidden, notFound } from '../../platform/errors.ts';
import { readAnnouncement } from '../heads/resumable.ts';
import { findSameFile, type Upload } from '../queries.ts';
import { beginUpload, findOwnUpload, type Store } from '../upload.ts';

/**
 * Begins the upload of a file that takes the place of a video's source, or finds the unfinished one of the same file.
 * Fails with `forbidden` where administrators do not want it, with `conflict` while the video is being made, and as
 * `beginUpload` does.
 */
export async function beginReplacement(
  node: Store,
  { user, videoId }: { user: User; videoId: string },
  incoming: IncomingMessage,
): Promise<{ upload: Upload; isNew: boolean }> {
  const video = await findManageable(node.db, videoId, user);
  if (!(await instanceConfig(node.db)).videoFile.update.enabled)
    throw forbidden('Updating the file of an existing video is not allowed on this instance');
  requireReplaceable(video);
  const { file } = await readAnnouncement(node.db, incoming);
  const place = { videoId: video.id, videoUuid: video.uuid, replaces: true };
  const same = await findSameFile(node.db, { ...file, ...place, userId: user.id });
  if (same) return { upload: same, isNew: false };
  const { name, channelId } = video;
  const draft = { name, privacy: 3, channelId } as const; // the video itself is there already
  return { upload: await beginUpload(node, user, { ...file, ...place, draft }), isNew: true };
}

/** Fails as `findOwnUpload` does, and with `not_found` unless the upload is for this video, which they may change. */
export async function requireReplacement(
  db: Db,
  { user, videoId }: { user: User; videoId: string },
  uploadId: string,
): Promise<void> {
  const video = await findManageable(db, videoId, user);
  const upload = await findOwnUpload(db, user, uploadId);
  if (!upload.replaces || upload.videoId !== video.id) throw notFound('Upload');
}
