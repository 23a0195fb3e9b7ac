import {
  dropRemotePictures,
  type RemotePictureOf,
  setRemotePictures,
} from '../../server/catalog/index.ts';
import { defineJob } from '../../server/platform/jobs.ts';
import { fetchPicture } from '../fetch/fetch-picture.ts';
import { passOver } from '../fetch/pass-over.ts';
import type { Handling } from '../inbox/handling.ts';
import { actorTaken } from './events.ts';
import { findPictures } from './picture-queries.ts';

type ActorPicture = Extract<RemotePictureOf, { kind: string }>;

/**
 * Copies the pictures of an account or channel of another node, so that nobody who looks at them here is seen there. Those
 * that are the same already, by their address, stay; one that cannot be had is left as it was.
 */
export const copyActorPictures = defineJob<Handling>()({
  name: 'federation.copy-actor-pictures',
  payload: actorTaken.payload,
  attempts: 3,
  timeoutMinutes: 5,
  concurrency: 2,
  async run({ actorId, avatarUrl, bannerUrl }, node) {
    const actor = await findPictures(node.db, actorId);
    if (!actor) return;
    const { accountId, channelId, avatarsFrom, bannersFrom } = actor;
    if (channelId === null)
      return copy(node, { accountId: accountId!, kind: 'avatars' }, avatarsFrom, avatarUrl);
    await copy(node, { channelId, kind: 'avatars' }, avatarsFrom, avatarUrl);
    await copy(node, { channelId, kind: 'banners' }, bannersFrom, bannerUrl);
  },
});

async function copy(node: Handling, of: ActorPicture, before: string | null, now: string | null) {
  if (before === now) return;
  if (now === null) return dropRemotePictures(node.db, of);
  const draw = async () =>
    setRemotePictures(node, of, { from: now, bytes: await fetchPicture(node, now) });
  await draw().catch(passOver);
}
