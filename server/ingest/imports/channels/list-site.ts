import { Failure } from '../../../platform/errors.ts';
import { PAGES_MAX_BYTES } from '../sites/find-on-site.ts';
import { type Place, withYtDlp } from '../sites/with-yt-dlp.ts';
import { requireYtDlp, runYtDlp, type YtDlp } from '../sites/yt-dlp.ts';
import { type ListedVideo, readListing } from './read-listing.ts';

const MAX_LISTS = 5; // of one channel: its videos, its shorts, …
const TIMEOUT_MINUTES = 10;

/**
 * The first videos of a channel or playlist elsewhere, each once, in the order in which it shows them, which is mostly the
 * newest first. Fails with `unreadable_media` where there are none, with `too_large` when the site sends very much.
 */
export const listSite = (place: Place, address: string, maxVideos: number) =>
  withYtDlp(place, PAGES_MAX_BYTES, async (yt) => {
    await requireYtDlp(yt);
    const found = new Map<string, ListedVideo>();
    const waiting = [address];
    for (let lists = 0; lists <= MAX_LISTS && found.size < maxVideos; lists++) {
      const next = waiting.shift();
      if (next === undefined) break;
      const listed = readListing(await printList(yt, next, maxVideos - found.size));
      for (const video of listed.videos) found.set(video.address, video);
      if (next === address) waiting.push(...listed.lists);
    }
    if (found.size === 0)
      throw new Failure('unreadable_media', 'This page lists no videos that can be read here.');
    return [...found.values()].slice(0, maxVideos);
  });

const printList = (yt: YtDlp, address: string, maxVideos: number) =>
  runYtDlp(
    yt,
    [
      '--yes-playlist',
      '--flat-playlist',
      '--playlist-items',
      `1:${maxVideos}`,
      '--dump-single-json',
      '--',
      address,
    ],
    { timeoutMinutes: TIMEOUT_MINUTES, fileBytes: 2 ** 20 },
  );
