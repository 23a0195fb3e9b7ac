import { followWanted, subscribe } from '../../server/engagement/index.ts';
import { invalid } from '../../server/platform/errors.ts';
import { defineJob } from '../../server/platform/jobs.ts';
import { resolveActor } from '../actors/resolve-actor.ts';
import { tryAgain } from '../fetch/try-again.ts';
import { findByHandle } from '../fetch/web-finger.ts';
import type { Handling } from '../inbox/handling.ts';

/** Finds the channel of another node that somebody here wants to follow, and follows it for them. */
export const followWantedChannel = defineJob<Handling>()({
  name: 'federation.follow-wanted-channel',
  payload: followWanted.payload,
  attempts: 5,
  timeoutMinutes: 5,
  run: ({ followerId, name, host }, node) =>
    tryAgain(async () => {
      const { channelId } = await resolveActor(node, await findByHandle(node, { name, host }));
      if (channelId === null) throw invalid('uri', 'Should be a channel');
      await subscribe(node.db, { followerId, channelId });
    }),
});
