import { VideoPrivacy } from '../../server/catalog/index.ts';
import { ourActor } from '../actors/our-actor.ts';
import { type Activity, forward } from '../delivery/index.ts';
import { findLocalVideo, inboxesOfFollowers } from '../outbox/queries.ts';
import { hostOf } from '../vocabulary/incoming/common.ts';
import { hasOwnSignature } from './body-signature.ts';
import type { Handling, Received } from './handling.ts';

/** Whether others may be told of an activity as it came: it came from its actor, and proves by itself whose it is. */
export const mayGoOn = ({ body, isForwarded }: Received): boolean =>
  !isForwarded && hasOwnSignature(body as Activity);

/**
 * Passes on what somebody of another node did with a video of this one, byte for byte with their signature or proof, to those who
 * follow the video's account, its channel or this node, but not to where it came from (contract § Create/Delete(Note),
 * View, CacheFile). What was passed on once, or is unsigned, goes no further.
 */
export async function passOn(
  node: Handling,
  received: Received,
  video: { uuid: string; privacy: number },
): Promise<void> {
  const { body, signer } = received;
  if (video.privacy !== VideoPrivacy.public || !mayGoOn(received)) return;
  const home = await findLocalVideo(node.db, video.uuid);
  if (!home) return;
  const us = await ourActor(node.db, node, 'node');
  const actors = await Promise.all([
    ourActor(node.db, node, { accountId: home.accountId }),
    ourActor(node.db, node, { channelId: home.channelId }),
  ]);
  const followers = await inboxesOfFollowers(node.db, [us.id, ...actors.map(({ id }) => id)]);
  await node.db.transaction((tx) =>
    forward(tx, {
      actorId: us.id,
      activity: body as Activity,
      inboxUrls: followers.filter((inbox) => hostOf(inbox) !== signer.host),
    }),
  );
}
