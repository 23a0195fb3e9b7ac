import * as z from 'zod';

import type { RemoteVideo } from '../../../server/catalog/index.ts';
import { listOf, optional, or, SocketUrl, Url } from './common.ts';

type Media = RemoteVideo['media'];
type File = Media['files'][number];

const MAX_LINKS = 200; // nine rungs of four links, as web videos and as HLS, leave room
const MAX_SWARMS = 30; // one for each rung, and each language
const NOT_FILES = 'application/';

const pixels = or(z.number().int().min(0).max(100_000), 0);

/** Any link of a video; what kind it is, its media type and relation tell. */
const Link = z.object({
  href: z.union([Url, z.string().max(10_000).startsWith('magnet:?')]),
  mediaType: optional(z.string().max(100)),
  name: optional(z.string().max(100)),
  rel: listOf(z.string().max(100), 10),
  height: pixels,
  width: pixels,
  fps: or(z.number().min(0).max(1_000), 0),
  size: or(
    z
      .number()
      .int()
      .min(0)
      .max(2 ** 50),
    0,
  ),
  attachment: listOf(z.object({ name: z.string(), value: z.string() }), 20),
});

type Link = z.output<typeof Link>;

const HLS = 'application/x-mpegURL';
const ACTIVITY = 'application/activity+json';

const Infohash = z.object({
  type: z.literal('Infohash'),
  name: z.string().regex(/^[0-9a-f]{40}$/),
});

/** A playlist brings the links of its files along as tags, and its swarms; of WebSockets there are only trackers. */
const TopLink = Link.extend({
  href: z.union([Link.shape.href, SocketUrl]),
  tag: listOf(z.union([Infohash, Link]), MAX_LINKS),
}).refine(({ href, rel }) => !/^wss?:/.test(href) || rel.includes('tracker'));

type TopLink = z.output<typeof TopLink>;

const isOfWeb = ({ href }: Pick<Link, 'href'>) => /^https?:/.test(href);

const isFile = ({ href, mediaType = '' }: Link) =>
  isOfWeb({ href }) && !mediaType.startsWith(NOT_FILES) && /^(video|audio)\//.test(mediaType);

const codecTypes = ({ attachment }: Link) =>
  attachment.filter(({ name }) => name === 'ffprobe_codec_type').map(({ value }) => value);

/** A file, with what other links say of the same rung. */
function toFile(link: Link, links: Link[], isInPlaylist: boolean): File {
  const { height, width, size, fps } = link;
  const beside = (test: (other: Link) => boolean) =>
    links.find((other) => other.height === height && test(other))?.href ?? null;
  const rung = width > 0 ? Math.min(width, height) : height; // one that stands upright is named by its width
  const types = codecTypes(link);
  const torrentUrl = beside(({ mediaType }) => mediaType === 'application/x-bittorrent');
  return {
    resolution: { id: rung, label: rung === 0 ? 'Audio only' : `${rung}p` },
    width,
    height,
    magnetUri: beside(({ href }) => href.startsWith('magnet:')),
    torrentUrl,
    torrentDownloadUrl:
      torrentUrl?.replace('/lazy-static/torrents/', '/download/torrents/') ?? null,
    size,
    fps,
    fileUrl: link.href,
    fileDownloadUrl: link.href,
    playlistUrl: isInPlaylist ? link.href.replace(/-fragmented\.mp4$/, '.m3u8') : null,
    metadataUrl: beside(({ rel }) => rel.includes('metadata')),
    hasAudio: types.length === 0 || types.includes('audio'),
    hasVideo: types.length === 0 ? height > 0 : types.includes('video'),
    storage: null,
  };
}

const filesAmong = (links: Link[], isInPlaylist: boolean): File[] =>
  links.filter(isFile).map((link) => toFile(link, links, isInPlaylist));

function toPlaylist({ href, tag }: TopLink) {
  const links = tag.filter((each) => 'href' in each);
  return {
    type: 1,
    playlistUrl: href,
    segmentsSha256Url: links.find(({ name }) => name === 'sha256')?.href ?? null,
    infohashes: tag.flatMap((each) => ('href' in each ? [] : [each.name])).slice(0, MAX_SWARMS),
    redundancies: [],
    files: filesAmong(links, true),
  };
}

/** Where a video's media are, as its list of links tells. */
export const VideoLinks = listOf(TopLink, MAX_LINKS).transform((links) => ({
  streamingPlaylists: links
    .filter(({ href, mediaType }) => mediaType === HLS && isOfWeb({ href }))
    .map(toPlaylist),
  files: filesAmong(links, false),
  trackerUrls: links
    .filter(({ href, rel }) => rel.includes('tracker') && !href.startsWith('magnet:'))
    .map(({ href }) => href),
  manifestUrl:
    links.find(({ rel, mediaType }) => rel.includes('manifest') && mediaType === ACTIVITY)?.href ??
    null,
}));
