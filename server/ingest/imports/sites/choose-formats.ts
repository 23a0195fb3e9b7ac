import type { Format, SiteVideo } from './site-video.ts';

const MAX_HEIGHT = 2160;
/** What yt-dlp fetches by itself, through the proxy it is given. */
const PROTOCOLS = new Set(['http', 'https', 'm3u8', 'm3u8_native', 'http_dash_segments']);

const isHttp = (address: string | null | undefined) => address == null || /^https?:/i.test(address);

const isUsable = ({ protocol, url, manifest_url, has_drm }: Format) =>
  PROTOCOLS.has(protocol ?? '') && isHttp(url) && isHttp(manifest_url) && has_drm !== true;

const hasPicture = ({ vcodec }: Format) => vcodec !== 'none';
const hasSound = ({ acodec }: Format) => acodec !== 'none';

/**
 * Which of the formats to fetch: the best picture up to 2160p, and the best sound if that picture has none. They come
 * worst first. None when there is nothing this node can use.
 */
export function chooseFormats(formats: readonly Format[]): Format[] {
  const usable = formats.filter(isUsable);
  const low = usable.filter(({ height }) => (height ?? 0) <= MAX_HEIGHT);
  const picture = low.findLast(hasPicture);
  if (!picture) return usable.filter(hasSound).slice(-1);
  if (hasSound(picture)) return [picture];
  const sound = usable.findLast((format) => !hasPicture(format) && hasSound(format));
  if (sound) return [picture, sound];
  return [low.findLast((format) => hasPicture(format) && hasSound(format)) ?? picture];
}

/** About how many bytes these formats have; undefined where nothing tells. */
export function estimatedBytes(
  formats: readonly Format[],
  { duration }: Pick<SiteVideo, 'duration'>,
): number | undefined {
  const sizes = formats.map(
    ({ filesize, filesize_approx, tbr }) =>
      filesize ?? filesize_approx ?? (tbr && duration ? (tbr * 1000 * duration) / 8 : undefined),
  );
  if (sizes.includes(undefined)) return undefined;
  return Math.ceil(sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0));
}
