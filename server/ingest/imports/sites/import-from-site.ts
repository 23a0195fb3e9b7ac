import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { completeDescription } from '../../../catalog/index.ts';
import { Failure, systemCode } from '../../../platform/errors.ts';
import { adoptPart, partPath } from '../../../platform/resumable/part-file.ts';
import { setArrived } from '../../queries.ts';
import { freeBytes, MAX_FILE_BYTES } from '../../reserve.ts';
import { removeUpload } from '../../upload.ts';
import type { Addressed } from '../end-import.ts';
import { reserve } from '../prepare-upload.ts';
import type { Running } from '../running.ts';
import { titleOfUrl } from '../title-of-url.ts';
import { chooseFormats, estimatedBytes } from './choose-formats.ts';
import { findOnSite, PAGES_MAX_BYTES } from './find-on-site.ts';
import { joinTracks } from './join-tracks.ts';
import { takeThumbnail } from './site-thumbnail.ts';
import { type Format, type SiteVideo } from './site-video.ts';
import { toldOfVideo } from './told-of-video.ts';
import { type Place, tooLarge, withYtDlp } from './with-yt-dlp.ts';
import { runYtDlp } from './yt-dlp.ts';

const UNTOLD_BYTES = 2 * 2 ** 30; // reserved where a site does not tell how large a video is

/**
 * Has yt-dlp find the video of a page, and fetch it. What it tells of the video is said of ours where its owner left it
 * open. Fails with `unreadable_media` where there is none, with what reserving its bytes fails with.
 */
export async function importFromSite(node: Running, claimed: Addressed): Promise<void> {
  await using scratch = await node.storage.scratch();
  const place = { node, directory: scratch.path };
  const video = await findOnSite(place, claimed.targetUrl);
  const formats = chooseFormats(video.formats);
  if (formats.length === 0)
    throw new Failure('unreadable_media', 'This page has no video that can be read here.');
  await describe(node, claimed, video);
  await removeUpload(node, claimed.uploadId); // what came of an earlier run: this one begins anew
  const budgetBytes = await budgetFor(node, claimed, estimatedBytes(formats, video));
  await reserve(node, claimed, { filename: titleOfUrl(claimed.targetUrl), sizeBytes: budgetBytes });
  const files = await fetchFormats(place, { video, formats, budgetBytes });
  await takeFile(node, claimed, await joinTracks(node, files));
}

async function describe(node: Running, { videoId, targetUrl }: Addressed, video: SiteVideo) {
  const description = { guess: titleOfUrl(targetUrl), told: toldOfVideo(video) };
  await node.db.transaction((tx) => completeDescription(tx, videoId, description));
  await takeThumbnail(node, videoId, video.thumbnail);
}

/** How many bytes a video may have: a little more than its site says, and no more than its owner may still send. */
async function budgetFor(node: Running, { user }: Addressed, estimate: number | undefined) {
  const leftBytes = Math.min(await freeBytes(node.db, user), MAX_FILE_BYTES);
  if (estimate === undefined) return Math.min(leftBytes, UNTOLD_BYTES);
  if (estimate > leftBytes) return estimate; // reserving it says why not
  return Math.min(leftBytes, Math.ceil(estimate * 1.2) + 16 * 2 ** 20);
}

type Wanted = { video: SiteVideo; formats: Format[]; budgetBytes: number };

/** Each format as a file. What it is called is ours, whatever the site says. */
const fetchFormats = (place: Place, { video, formats, budgetBytes }: Wanted): Promise<string[]> =>
  withYtDlp(place, budgetBytes + PAGES_MAX_BYTES, async (yt) => {
    const files: string[] = [];
    for (const [n, format] of formats.entries()) {
      const wanted = join(yt.directory, `wanted-${n}.json`);
      const file = join(yt.directory, `track-${n}`);
      await writeFile(wanted, JSON.stringify({ ...video, formats: [format] }));
      const limits = { timeoutMinutes: 12 * 60, fileBytes: budgetBytes };
      const size = ['--max-filesize', String(budgetBytes)];
      await runYtDlp(yt, ['--load-info-json', wanted, '--output', `track-${n}`, ...size], limits);
      files.push(file);
    }
    return files;
  });

async function takeFile(node: Running, { uploadId, targetUrl }: Addressed, file: string) {
  const { size: sizeBytes } = await stat(file).catch((error: unknown) => {
    throw systemCode(error) === 'ENOENT' ? tooLarge() : error;
  });
  await adoptPart(partPath(node.config.dataDirectory, uploadId), file);
  const draft = { name: titleOfUrl(targetUrl), privacy: 3 } as const;
  await setArrived(node.db, uploadId, { sizeBytes, draft });
}
