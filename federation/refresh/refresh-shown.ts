import { remoteShown } from '../../server/catalog/index.ts';
import { defineJob } from '../../server/platform/jobs.ts';
import type { Handling } from '../inbox/handling.ts';
import { refreshActor } from './refresh-actor.ts';
import { refreshVideo } from './refresh-video.ts';

/**
 * What is looked at here is asked for again at its node after two days without a word of it. A node that cannot be reached
 * is asked when it is looked at the next time: nothing is lost meanwhile.
 */
export const refreshShown = defineJob<Handling>()({
  name: 'federation.refresh-shown',
  payload: remoteShown.payload,
  attempts: 2,
  timeoutMinutes: 5,
  concurrency: 2,
  run: (shown, node) =>
    'videoId' in shown ? refreshVideo(node, shown.videoId) : refreshActor(node, shown),
});
