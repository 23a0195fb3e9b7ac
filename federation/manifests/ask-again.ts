import { findVideo, remoteDoubted } from '../../server/catalog/index.ts';
import { defineJob } from '../../server/platform/jobs.ts';
import { passOver } from '../fetch/pass-over.ts';
import type { Handling } from '../inbox/handling.ts';
import { takeVideoAt } from '../videos/take-video.ts';

/** Files of a video are not those its node signed for, as far as is known here: it is asked what is so now. */
export const askAgain = defineJob<Handling>()({
  name: 'federation.ask-again',
  payload: remoteDoubted.payload,
  attempts: 3,
  timeoutMinutes: 5,
  async run({ videoId }, node) {
    const url = (await findVideo(node.db, videoId))?.video.url;
    if (url) await takeVideoAt(node, url).catch(passOver);
  },
});
