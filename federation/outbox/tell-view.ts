import { videoViewed } from '../../server/engagement/index.ts';
import { defineJob } from '../../server/platform/jobs.ts';
import type { Handling } from '../inbox/handling.ts';
import { viewActivity } from '../vocabulary/reactions.ts';
import { tellOfWatching } from './tell-of-watching.ts';

/** Tells of a view. */
export const tellView = defineJob<Handling>()({
  name: 'federation.tell-view',
  payload: videoViewed.payload,
  attempts: 3,
  timeoutMinutes: 5,
  run: ({ videoId, viewId: viewer }, node) =>
    tellOfWatching(node, {
      videoId,
      context: 'View',
      limit: 'views-told',
      activityOf: (us, { video, audience }) => viewActivity(us, video, { viewer, audience }),
    }),
});
