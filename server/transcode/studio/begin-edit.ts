import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

import {
  ActivityAction,
  findManageable,
  findSource,
  recordVideoActivity,
  requireFreeQuota,
  VideoState,
} from '../../catalog/index.ts';
import type { User } from '../../identity/index.ts';
import { instanceConfig } from '../../instance/index.ts';
import { recordBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import type { Ffmpeg } from '../../platform/ffmpeg.ts';
import type { Blob, Storage } from '../../platform/storage.ts';
import { type AcceptedTask, acceptTasks } from './accept-tasks.ts';
import { editsOf, insertEdit } from './edit-queries.ts';
import { EditState } from './edit-state.ts';
import { editAsked } from './events.ts';
import { readEditForm } from './read-form.ts';
import type { Probe } from './show-edit.ts';
import { secondsAfter } from './tasks.ts';

export type StudioNode = { db: Db; storage: Storage; ffmpeg: Ffmpeg; probe: Probe };
type Asked = { user: User; videoId: string; incoming: IncomingMessage };

/**
 * Has a new version of a video made. Fails with `invalid` where administrators do not want it, for a video that cannot be
 * edited and for wrong tasks, with `not_found`, `forbidden`, `quota_reached`, and with `conflict` while the video is being
 * made or edited.
 */
export async function beginEdit(node: StudioNode, { user, videoId: id, incoming }: Asked) {
  const { db, storage } = node;
  const video = await findManageable(db, id, user);
  const source = await requireEditable(db, video);
  await storage.requireRoom(Number(incoming.headers['content-length'] ?? 0));
  await using scratch = await storage.scratch();
  const form = await readEditForm(incoming, { directory: scratch.path, storage });
  const uuid = randomUUID();
  const keyPrefix = `edits/${uuid}`;
  const seconds = source.facts.durationSeconds;
  const { signal } = new AbortController();
  const probe = (file: string) => node.probe(file, { ffmpeg: node.ffmpeg, signal });
  const accepted = await acceptTasks(form, { seconds, probe, keyPrefix });
  const tasks = accepted.map(({ task }) => task);
  const length = secondsAfter(seconds, tasks);
  const blobs = await storeFiles(storage, accepted);
  await db.transaction(async (tx) => {
    await requireFreeQuota(tx, user, Math.ceil((video.sourceBytes * length) / seconds));
    for (const blob of blobs) await recordBlob(tx, blob);
    const edit = { uuid, videoId: video.id, formerSetUuid: source.setUuid, tasks, seconds: length };
    if (!(await insertEdit(tx, { ...edit, state: EditState.waiting }))) throw isBusy();
    await recordVideoActivity(tx, ActivityAction.createStudioTasks, video, user.accountId);
    await emit(tx, editAsked, { editUuid: uuid });
  });
}

const isBusy = () =>
  new Failure('conflict', 'Cannot edit video that is already waiting for transcoding/edition');

/** The source of a video that can be edited now. Fails as `beginEdit` does. */
async function requireEditable(db: Db, video: { id: number; state: number }) {
  if (!(await instanceConfig(db)).videoStudio.enabled)
    throw new Failure('invalid', 'Video studio is disabled on this instance');
  if (video.state === VideoState.toTranscode) throw isBusy();
  const [last] = await editsOf(db, video.id);
  if (last && last.finishedAt === null) throw isBusy();
  if (video.state !== VideoState.published)
    throw new Failure('invalid', 'Video state is not compatible with edition');
  const source = await findSource(db, video.id);
  if (!source) throw new Failure('invalid', 'The file this video was made of is not here.');
  if (!source.facts.video)
    throw new Failure('invalid', 'This is a sound: there is nothing to see.');
  return source;
}

async function storeFiles(storage: Storage, accepted: AcceptedTask[]): Promise<Blob[]> {
  const blobs: Blob[] = [];
  for (const { task, file } of accepted)
    if ('key' in task && file) blobs.push(await storage.put(task.key, file, MEDIA_TYPE));
  return blobs;
}

const MEDIA_TYPE = 'application/octet-stream';
