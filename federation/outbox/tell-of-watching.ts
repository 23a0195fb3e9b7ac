import { ourActor } from '../actors/our-actor.ts';
import { type Activity, send } from '../delivery/index.ts';
import type { Handling } from '../inbox/handling.ts';
import { type ContextName, inContext } from '../vocabulary/own-contexts.ts';
import { type Concerned, concernedWith } from './concerned.ts';
import { mayTell } from './telling-limit.ts';

type Telling = {
  videoId: number;
  context: ContextName;
  limit: Parameters<typeof mayTell>[1];
  /** What is told, by this node's actor. */
  activityOf: (actorUrl: string, concerned: Concerned) => Omit<Activity, '@context'>;
};

/** Tells of what somebody did with a video, as often as may be told: the node of the video, or those who follow one of this node. */
export async function tellOfWatching(
  node: Handling,
  { videoId, context, limit, activityOf }: Telling,
): Promise<void> {
  const concerned = await concernedWith(node, videoId);
  if (!concerned || concerned.inboxUrls.length === 0) return;
  if (!(await mayTell(node.db, limit, videoId))) return;
  const us = await ourActor(node.db, node, 'node');
  await send(node.db, {
    actorId: us.id,
    activity: inContext(context, activityOf(us.url, concerned) as Activity),
    inboxUrls: concerned.inboxUrls,
  });
}
