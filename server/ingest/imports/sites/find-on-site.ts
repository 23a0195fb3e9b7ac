import { Failure } from '../../../platform/errors.ts';
import { readSiteVideo, type SiteVideo } from './site-video.ts';
import { type Place, withYtDlp } from './with-yt-dlp.ts';
import { requireYtDlp, runYtDlp } from './yt-dlp.ts';

/** What a site may send until it is known where its videos lie. */
export const PAGES_MAX_BYTES = 128 * 2 ** 20;

/** Has yt-dlp find the video of a page. Fails with `unreadable_media` where there is none. */
export const findOnSite = (place: Place, targetUrl: string): Promise<SiteVideo> =>
  withYtDlp(place, PAGES_MAX_BYTES, async (yt) => {
    await requireYtDlp(yt);
    const limits = { timeoutMinutes: 5, fileBytes: 2 ** 20 };
    const args = ['--dump-single-json', '--', targetUrl];
    const video = readSiteVideo(await runYtDlp(yt, args, limits));
    if (!video)
      throw new Failure('unreadable_media', 'This page has no video that can be read here.');
    return video;
  });
