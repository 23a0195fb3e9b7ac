import type * as z from 'zod';

import { defineJob } from '../../server/platform/jobs.ts';
import { AVATAR } from '../../server/platform/pictures/picture-kinds.ts';
import {
  forgetPictures,
  recordPictures,
  storePictures,
} from '../../server/platform/pictures/stored-pictures.ts';
import { totalOf } from '../fetch/crawl.ts';
import { fetchPicture } from '../fetch/fetch-picture.ts';
import { passOver } from '../fetch/pass-over.ts';
import type { Handling } from '../inbox/handling.ts';
import { takeThemeAt } from '../players/take-theme-at.ts';
import { actorTaken } from './events.ts';
import { swapAvatars } from './node-queries.ts';
import { type Actor, findActor, setFollowCounts } from './queries.ts';

type Taken = z.output<typeof actorTaken.payload>;

/**
 * Fetches what an actor of another node only points to: of a node how many follow it and whom it follows, and its picture,
 * which is copied; of a channel how its players look. What cannot be had is left as it was.
 */
export const completeActor = defineJob<Handling>()({
  name: 'federation.complete-actor',
  payload: actorTaken.payload,
  attempts: 3,
  timeoutMinutes: 5,
  concurrency: 2,
  async run(taken, node) {
    const actor = await findActor(node.db, taken.actorId);
    if (actor?.type === 'Application') await completeNode(node, actor, taken);
    const { playerSettingsUrl } = taken;
    if (actor?.channelId && playerSettingsUrl !== null)
      await takeThemeAt(node, playerSettingsUrl, { channelId: actor.channelId }).catch(passOver);
  },
});

async function completeNode(node: Handling, actor: Actor, taken: Taken) {
  const { avatarUrl, followersUrl, followingUrl } = taken;
  const total = async (url: string | null) => (url === null ? undefined : totalOf(node, url));
  const [followersCount, followingCount] = [await total(followersUrl), await total(followingUrl)];
  await setFollowCounts(node.db, actor.id, { followersCount, followingCount });
  if (avatarUrl !== actor.avatarsFrom) await copyAvatar(node, actor, avatarUrl).catch(passOver);
}

async function copyAvatar(node: Handling, { id }: Actor, from: string | null) {
  const stored = from === null ? [] : await drawAvatar(node, from);
  await node.db.transaction(async (tx) => {
    const avatars = await recordPictures(tx, stored);
    await forgetPictures(tx, await swapAvatars(tx, id, { avatars, avatarsFrom: from }));
  });
}

async function drawAvatar(node: Handling, from: string) {
  const file = new File([await fetchPicture(node, from)], 'picture');
  return storePictures(node.storage, AVATAR, { field: 'picture', file });
}
