import * as z from 'zod';

const text = z.string().nullish().catch(null);
const amount = z.number().nonnegative().nullish().catch(null);

const Format = z.looseObject({
  format_id: z.string(),
  url: text,
  manifest_url: text,
  protocol: text,
  vcodec: text,
  acodec: text,
  height: amount,
  tbr: amount,
  filesize: amount,
  filesize_approx: amount,
  has_drm: z.unknown().optional(),
});
/** One way in which a site offers a video. */
export type Format = z.output<typeof Format>;

const Video = z.looseObject({
  formats: z.array(Format).max(10_000).catch([]),
  title: text,
  description: text,
  tags: z.array(z.string()).max(1_000).nullish().catch(null),
  categories: z.array(z.string()).max(100).nullish().catch(null),
  license: text,
  language: text,
  age_limit: amount,
  timestamp: z.number().nullish().catch(null),
  upload_date: text,
  duration: amount,
  thumbnail: text,
});
/** What yt-dlp says of a video. */
export type SiteVideo = z.output<typeof Video>;

/** Reads what yt-dlp printed about a page; of several videos the first. Undefined when it names none. */
export function readSiteVideo(json: string): SiteVideo | undefined {
  try {
    const said = JSON.parse(json) as { entries?: unknown[] } | null;
    const video = Video.safeParse(said?.entries ? said.entries[0] : said);
    return video.success && video.data.formats.length > 0 ? video.data : undefined;
  } catch {
    return undefined;
  }
}
