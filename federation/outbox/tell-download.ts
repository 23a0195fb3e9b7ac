import { videoDownloaded } from '../../server/catalog/index.ts';
import { defineJob } from '../../server/platform/jobs.ts';
import type { Handling } from '../inbox/handling.ts';
import { downloadActivity } from '../vocabulary/reactions.ts';
import { tellOfWatching } from './tell-of-watching.ts';

/** Tells of a download. */
export const tellDownload = defineJob<Handling>()({
  name: 'federation.tell-download',
  payload: videoDownloaded.payload,
  attempts: 3,
  timeoutMinutes: 5,
  run: ({ videoId, downloadId: download }, node) =>
    tellOfWatching(node, {
      videoId,
      context: 'Download',
      limit: 'downloads-told',
      activityOf: (us, { video, audience }) => downloadActivity(us, video, { download, audience }),
    }),
});
