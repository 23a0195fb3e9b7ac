import { FURTHER_CODECS, type FurtherCodec } from '../catalog/index.ts';
import { type Failure, invalid, notFound } from '../platform/errors.ts';

/** What a path of ours names. Nothing of it ever becomes a path on disk: the blob's key comes from its row. */
export type MediaPath =
  | { kind: 'hls'; isPrivate: boolean; videoUuid: string; setUuid: string; part: HlsPart }
  | { kind: 'copy'; videoUuid: string; name: string }
  | { kind: 'download'; videoUuid: string; height: number }
  | { kind: 'source'; videoUuid: string; extension: string }
  | { kind: 'generate'; id: string }
  | { kind: 'picture'; key: string }
  | { kind: 'caption'; key: string }
  | { kind: 'asset'; name: string };

/** One file of a rendition set. `height` 0 is audio only. */
export type HlsPart =
  | { type: 'master' }
  | { type: 'hashes' }
  | { type: 'playlist'; height: number; codec?: FurtherCodec }
  | { type: 'media'; height: number; codec?: FurtherCodec }
  | { type: 'spoken-playlist'; language: string }
  | { type: 'spoken'; language: string };

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const HEIGHT = '0|[1-9]\\d{1,3}';
const FURTHER = `(?:${FURTHER_CODECS.join('|')})-[1-9]\\d{1,3}`;

const PREFIX = /^\/(?:static|assets|(?:lazy-static|download)(?!\/(?:torrents|user-exports)\/))\//; // these two have routes of their own
const HLS = new RegExp(
  `^/static/streaming-playlists/hls/(private/)?(${UUID})/(${UUID})-` +
    `(?:(master)\\.m3u8|(segments-sha256)\\.json|(${HEIGHT}|${FURTHER}|audio-[a-z]{2,3})(\\.m3u8|-fragmented\\.mp4))$`,
);
const PRIVATE = /^\/static\/streaming-playlists\/hls\/private\/([^/]{1,300})\/([^/]{1,300})$/;
const IS_UUID = new RegExp(`^${UUID}$`);
const IS_NAME = /^[\w-]+(?:\.[\w-]+)*$/;
const COPY = new RegExp(`^/static/redundancy/hls/(${UUID})/([A-Za-z0-9][\\w.-]{0,199})$`);
const DOWNLOAD = new RegExp(
  `^/download/streaming-playlists/hls/videos/(${UUID})-(${HEIGHT})-fragmented\\.mp4$`,
);
const SOURCE = new RegExp(`^/download/original-video-files/(${UUID})(\\.[a-z0-9]{2,5})$`);
const GENERATE = /^\/download\/videos\/generate\/([A-Za-z0-9-]{1,36})$/;
const PICTURE =
  /^\/lazy-static\/(thumbnails|previews|storyboards|avatars|banners|logos)\/([A-Za-z0-9][\w-]{0,99}\.(?:jpg|png|webp|gif))$/;
const CAPTION = /^\/lazy-static\/video-captions\/([A-Za-z0-9][\w-]{0,99}\.vtt)$/;
const ASSET = /^\/assets\/([\w-][\w.-]{0,199})$/;

/** Whether a request's target is for delivery to answer: its files, and every wrong spelling of them. */
export const isMediaTarget = (target: string): boolean => PREFIX.test(target);

/** The file a path names. Each has one spelling: a path that is encoded, doubled, dotted or of other case names none. */
export function parseMediaPath(path: string): MediaPath | undefined {
  return (
    parseHls(path) ??
    parseCopy(path) ??
    parseDownload(path) ??
    parseSource(path) ??
    parseGenerate(path) ??
    parsePicture(path) ??
    parseCaption(path) ??
    parseAsset(path)
  );
}

/** What is wrong with a path that names none; of files that not everyone may have, PeerTube says which part. */
export function wrongPath(path: string): Failure {
  const [, videoUuid, name] = PRIVATE.exec(path) ?? [];
  if (videoUuid === undefined || name === undefined) return notFound('File');
  if (!IS_UUID.test(videoUuid)) return invalid('videoUUID', 'Should be a UUID');
  if (!IS_NAME.test(name)) return invalid('filename', 'Should be the name of a file');
  return notFound('File');
}

function parseHls(path: string): MediaPath | undefined {
  const match = HLS.exec(path);
  if (!match) return undefined;
  const [, guard, videoUuid, setUuid, master, hashes, height, ending] = match;
  const set = { isPrivate: guard !== undefined, videoUuid: videoUuid!, setUuid: setUuid! };
  return { kind: 'hls', ...set, part: partOf({ master, hashes, height, ending }) };
}

function partOf(found: Record<'master' | 'hashes' | 'height' | 'ending', string | undefined>) {
  if (found.master) return { type: 'master' } as const;
  if (found.hashes) return { type: 'hashes' } as const;
  const isPlaylist = found.ending === '.m3u8';
  const [, language] = /^audio-(.*)$/.exec(found.height!) ?? [];
  if (language) return { type: isPlaylist ? 'spoken-playlist' : 'spoken', language } as const;
  const [codec, height] = /^([a-z].*)-(.*)$/.exec(found.height!)?.slice(1) ?? [];
  const rendition = codec
    ? { height: Number(height), codec: codec as FurtherCodec }
    : { height: Number(found.height) };
  return { type: isPlaylist ? 'playlist' : 'media', ...rendition } as const;
}

function parseCopy(path: string): MediaPath | undefined {
  const [, videoUuid, name] = COPY.exec(path) ?? [];
  return videoUuid && name ? { kind: 'copy', videoUuid, name } : undefined;
}

function parseDownload(path: string): MediaPath | undefined {
  const [, videoUuid, height] = DOWNLOAD.exec(path) ?? [];
  return videoUuid ? { kind: 'download', videoUuid, height: Number(height) } : undefined;
}

function parseSource(path: string): MediaPath | undefined {
  const [, videoUuid, extension] = SOURCE.exec(path) ?? [];
  return videoUuid && extension ? { kind: 'source', videoUuid, extension } : undefined;
}

function parseGenerate(path: string): MediaPath | undefined {
  const [, id] = GENERATE.exec(path) ?? [];
  return id ? { kind: 'generate', id } : undefined;
}

function parsePicture(path: string): MediaPath | undefined {
  const [, folder, name] = PICTURE.exec(path) ?? [];
  if (!folder) return undefined;
  return { kind: 'picture', key: `${folder === 'previews' ? 'thumbnails' : folder}/${name}` };
}

function parseCaption(path: string): MediaPath | undefined {
  const [, name] = CAPTION.exec(path) ?? [];
  return name ? { kind: 'caption', key: `captions/${name}` } : undefined;
}

function parseAsset(path: string): MediaPath | undefined {
  const [, name] = ASSET.exec(path) ?? [];
  return name ? { kind: 'asset', name } : undefined;
}
