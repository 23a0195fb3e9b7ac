import { createHash } from 'node:crypto';

import type { Db } from '../../platform/db.ts';
import { defineJob } from '../../platform/jobs.ts';
import type { Origin } from '../actor-json.ts';
import { videoChanged } from '../events.ts';
import { automaticTagger } from './automatic-tags.ts';
import { findTaggable, putVideoTags } from './queries.ts';

/**
 * Tags a video whose name or description is another than when it was tagged last, by the node's lists. Links to this node
 * are not external to its own videos. Safe to repeat.
 */
export const tagVideo = defineJob<{ db: Db; publicUrl: Origin }>()({
  name: 'catalog.tag-video',
  payload: videoChanged.payload,
  attempts: 5,
  timeoutMinutes: 1,
  async run({ videoUuid }, { db, publicUrl }) {
    const video = await findTaggable(db, videoUuid);
    if (!video) return;
    const words = [video.name, video.description ?? ''].join('\n');
    const wordsDigest = createHash('sha256').update(words).digest('hex');
    if (wordsDigest === video.wordsDigest) return;
    const tagsOf = await automaticTagger(db, video.isLocal ? { ownHost: publicUrl.host } : {});
    await putVideoTags(db, { videoId: video.id, wordsDigest, tags: tagsOf(words).nodeTags });
  },
});
