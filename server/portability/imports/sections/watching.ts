import * as z from 'zod';

import { findNamed } from '../importing.ts';
import { defineSection } from '../section.ts';

const videoUrl = z.string().max(2_000);

export const rated = (rating: 'like' | 'dislike') =>
  defineSection({
    name: `${rating}s`,
    file: `peertube/${rating}s.json`,
    list: `${rating}s`,
    item: z.object({ videoUrl }),
    async take(importing, liked) {
      const videoId = await findNamed(importing, liked.videoUrl);
      if (videoId === undefined) return 'errors';
      const { node, user, doings } = importing;
      await doings.rate(node.db, { accountId: user.accountId, videoId }, rating);
    },
  });

export const history = defineSection({
  name: 'userVideoHistory',
  file: 'peertube/video-history.json',
  list: 'watchedVideos',
  item: z.object({
    videoUrl,
    lastTimecode: z
      .number()
      .min(0)
      .max(2 ** 31 - 1)
      .transform(Math.floor),
  }),
  async take(importing, watched) {
    const videoId = await findNamed(importing, watched.videoUrl);
    if (videoId === undefined) return 'errors';
    const { node, user, doings } = importing;
    const positionSeconds = watched.lastTimecode;
    await doings.remember(node.db, { userId: user.id, videoId, positionSeconds });
  },
});
