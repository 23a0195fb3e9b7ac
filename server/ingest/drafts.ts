import { editVideo } from '../catalog/index.ts';
import type { User } from '../identity/index.ts';
import type { Db } from '../platform/db.ts';
import { Failure } from '../platform/errors.ts';
import { Draft, type DraftChange, readDraft } from './draft.ts';
import { draftsOfUser, lockUpload, setDraft, type Upload } from './queries.ts';
import { findOwnUpload, offsetOf, ownChannelId, type Store } from './upload.ts';

/** A user's uploads that are not videos yet, newest first, as clients see them. */
export async function listDrafts(node: Pick<Store, 'db' | 'config'>, user: Pick<User, 'id'>) {
  const drafts = await draftsOfUser(node.db, user.id);
  return Promise.all(drafts.map(async (upload) => draftJson(upload, await offsetOf(node, upload))));
}

function draftJson(upload: Upload, offsetBytes: number) {
  const { id, filename, sizeBytes, draft, state, reason, createdAt } = upload;
  const { name, description = null, privacy, channelId } = draft;
  return {
    id,
    filename,
    sizeBytes,
    offsetBytes,
    name,
    description,
    privacy,
    channelId,
    state,
    reason,
    createdAt,
  };
}

/**
 * Changes what is said about an upload that is still under way. Fails with `not_found`, `invalid`, `forbidden` for
 * another's channel, and with `conflict` once there is a video to change instead.
 */
export async function changeDraft(
  db: Db,
  user: User,
  id: string,
  change: DraftChange,
): Promise<void> {
  await findOwnUpload(db, user, id);
  await db.transaction(async (tx) => {
    const upload = await lockUpload(tx, id);
    if (!upload || upload.state === 'complete') throw isVideo();
    const draft = readDraft(Draft, { ...upload.draft, ...change });
    await setDraft(tx, id, { ...draft, channelId: await ownChannelId(tx, user, draft) });
    if (upload.arrivingVideoId === null) return;
    const { waitTranscoding: _, ...said } = change; // that is up to the upload until all of it is here
    await editVideo(tx, { videoId: upload.arrivingVideoId, accountId: user.accountId }, said);
  });
}

const isVideo = () => new Failure('conflict', 'This upload has become a video: change the video.');
