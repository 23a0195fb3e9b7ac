import * as z from 'zod';

import {
  findRemoteMedia,
  setChapters,
  setRemoteCounts,
  setRemotePictures,
  findVideo,
} from '../../server/catalog/index.ts';
import { defineJob } from '../../server/platform/jobs.ts';
import { takeNoteAt } from '../comments/take-note-at.ts';
import { crawl, totalOf } from '../fetch/crawl.ts';
import { fetchObject } from '../fetch/fetch-object.ts';
import { fetchPicture } from '../fetch/fetch-picture.ts';
import { passOver } from '../fetch/pass-over.ts';
import type { Handling } from '../inbox/handling.ts';
import { takeManifest } from '../manifests/take-manifest.ts';
import { takeThemeAt } from '../players/take-theme-at.ts';
import { ForeignChapters } from '../vocabulary/incoming/chapters.ts';
import { Reference } from '../vocabulary/incoming/common.ts';
import { videoTaken } from './events.ts';

const MAX_COMMENT_PAGES = 20;
const PAUSE_MILLISECONDS = 200;

type Taken = z.output<typeof videoTaken.payload>;

/**
 * Fetches what a video's object only points to: its picture, what is signed of its files, chapters, how its players look, the
 * sums of ratings, and, of one that is new, or that nothing was heard of for long, the comments it has. Each part is on its own: one that cannot be had is left as it was.
 */
export const completeVideo = defineJob<Handling>()({
  name: 'federation.complete-video',
  payload: videoTaken.payload,
  attempts: 3,
  timeoutMinutes: 10,
  concurrency: 4,
  async run(taken, node) {
    const parts = [
      copyPicture,
      takeFiles,
      takeChapters,
      takeTheme,
      takeCounts,
      ...(taken.withComments ? [takeComments] : []),
    ];
    for (const part of parts) await part(node, taken).catch(passOver);
  },
});

async function copyPicture(node: Handling, { videoId, pictureUrl }: Taken) {
  if (pictureUrl === null) return;
  const media = await findRemoteMedia(node.db, videoId);
  if (!media || media.thumbnailsFrom === pictureUrl) return;
  const bytes = await fetchPicture(node, pictureUrl);
  await setRemotePictures(node, { videoId }, { from: pictureUrl, bytes });
}

async function takeFiles(node: Handling, { videoId, manifestUrl }: Taken) {
  if (manifestUrl !== null) await takeManifest(node, videoId, manifestUrl);
}

async function takeChapters(node: Handling, { videoId, chaptersUrl }: Taken) {
  const row = chaptersUrl === null ? undefined : await findVideo(node.db, videoId);
  if (!row || chaptersUrl === null) return;
  const { hasPart } = ForeignChapters.parse(await fetchObject(node, chaptersUrl));
  await setChapters(node.db, row.video, { chapters: hasPart });
}

async function takeTheme(node: Handling, { videoId, playerSettingsUrl }: Taken) {
  if (playerSettingsUrl !== null) await takeThemeAt(node, playerSettingsUrl, { videoId });
}

async function takeCounts(node: Handling, { videoId, likesUrl, dislikesUrl }: Taken) {
  const total = async (url: string | null) => (url === null ? undefined : totalOf(node, url));
  const [likes, dislikes] = await Promise.all([total(likesUrl), total(dislikesUrl)]);
  await setRemoteCounts(node.db, videoId, { likes, dislikes });
}

async function takeComments(node: Handling, { commentsUrl }: Taken) {
  if (commentsUrl === null) return;
  const pages = crawl(node, commentsUrl, {
    maxPages: MAX_COMMENT_PAGES,
    pauseMilliseconds: PAUSE_MILLISECONDS,
  });
  for await (const { items } of pages)
    for (const item of items) {
      const url = Reference.safeParse(item).data;
      if (url) await takeNoteAt(node, url).catch(passOver);
    }
}
