import { sessionEnded } from '../../server/analytics/index.ts';
import { defineJob } from '../../server/platform/jobs.ts';
import { ourActor } from '../actors/our-actor.ts';
import { send } from '../delivery/index.ts';
import type { Handling } from '../inbox/handling.ts';
import { createActivity } from '../vocabulary/activities.ts';
import { watchActionObject } from '../vocabulary/objects/watch-action.ts';
import { inContext } from '../vocabulary/own-contexts.ts';
import { watchActionUrl } from '../vocabulary/urls.ts';
import { concernedWith } from './concerned.ts';
import { findSession } from './session-queries.ts';

/** Tells the node of a video how somebody here watched it, for its figures. Nothing says who, nor where they are. */
export const tellSession = defineJob<Handling>()({
  name: 'federation.tell-session',
  payload: sessionEnded.payload,
  attempts: 3,
  timeoutMinutes: 5,
  async run({ sessionId }, node) {
    const session = await findSession(node.db, sessionId);
    const concerned = session && (await concernedWith(node, session.videoId));
    if (!session || !concerned?.isForeign) return;
    const { video, audience, inboxUrls } = concerned;
    const us = await ourActor(node.db, node, 'node');
    const watched = watchActionObject({
      ...session,
      url: watchActionUrl(node.publicUrl.origin, session.uuid),
      videoUrl: video.url,
      location: null,
      audience,
    });
    const activity = inContext('WatchAction', createActivity(us.url, watched));
    await send(node.db, { actorId: us.id, activity, inboxUrls });
  },
});
