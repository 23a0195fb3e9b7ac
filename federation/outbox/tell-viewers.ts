import * as z from 'zod';

import { defineJob } from '../../server/platform/jobs.ts';
import { ourActor } from '../actors/our-actor.ts';
import { send } from '../delivery/index.ts';
import type { Handling } from '../inbox/handling.ts';
import { inContext } from '../vocabulary/own-contexts.ts';
import { viewActivity } from '../vocabulary/reactions.ts';
import { concernedWith } from './concerned.ts';
import { findWatched } from './viewer-queries.ts';

const MAX_VIDEOS = 200; // of which it is told at once: the most watched
const WATCHING_SECONDS = 120;
const VALID_SECONDS = 150; // until after the next time

/**
 * Tells every minute how many watch: of a video of another node, how many here, which that node adds up; of one of this
 * node, how many in all.
 */
export const tellViewers = defineJob<Handling>()({
  name: 'federation.tell-viewers',
  payload: z.object({}),
  attempts: 1,
  timeoutMinutes: 5,
  cron: '* * * * *',
  async run(_, node) {
    const us = await ourActor(node.db, node, 'node');
    const expiresAt = new Date(Date.now() + VALID_SECONDS * 1_000);
    for (const watched of await findWatched(node.db, WATCHING_SECONDS, MAX_VIDEOS)) {
      const concerned = await concernedWith(node, watched.videoId);
      if (!concerned) continue;
      const { video, audience, inboxUrls } = concerned;
      const viewers = { count: watched.viewers, expiresAt };
      const view = viewActivity(us.url, video, { viewer: watched.uuid, audience, viewers });
      await send(node.db, { actorId: us.id, activity: inContext('View', view), inboxUrls });
    }
  },
});
