import { extname } from 'node:path';

import { isAddressedPublicly, isOpenToAll, type Media } from '../catalog/index.ts';
import { Failure, forbidden, notFound } from '../platform/errors.ts';
import { attachment } from '../platform/http/attachment.ts';
import type { Caller } from './access/caller.ts';
import { mayDownload, mayFetch, mayFetchSource } from './access/permission.ts';
import { withTokenInUris } from './access/token-uris.ts';
import { type Answer, mediaHeaders } from './answer.ts';
import { type Document, type Documents, toDocument } from './documents.ts';
import { CACHING } from './headers.ts';
import { endsWithin, fileOf, isMedia, mediaOf, type MediaPart } from './media-of.ts';
import type { MediaPath } from './media-path.ts';

type Of<Kind extends MediaPath['kind']> = Extract<MediaPath, { kind: Kind }>;
export type Asking = {
  query: URLSearchParams;
  range: string | undefined; // the header
  identify: () => Promise<Caller>;
};
export type VideoSource = {
  findVideo: (uuid: string) => Media | undefined | Promise<Media | undefined>;
  /** The same, as it is at this moment. */
  findVideoNow: (uuid: string) => Media | undefined | Promise<Media | undefined>;
  documents: Documents;
  secret: Buffer;
};

const notYours = () => forbidden('You may not have this file.');
export const invalidToken = () => new Failure('unauthorized_request', 'Token is invalid');

/** Whoever shows nothing is asked to: the answer to them is the API’s. */
export const refuseKnown = ({ viewer, token }: Caller): Failure =>
  viewer || token !== undefined ? notYours() : invalidToken();

/** A file of a video, as each of the functions below. */
export function findVideoFile(
  path: Of<'hls' | 'download' | 'source'>,
  asking: Asking,
  source: VideoSource,
): Promise<Answer> {
  if (path.kind === 'hls') return findHls(path, asking, source);
  return path.kind === 'source'
    ? findOriginal(path, asking, source)
    : findDownload(path, asking, source);
}

/**
 * A file of a video's rendition set. What the caller may not have and what does not exist are refused alike: with
 * `forbidden` under the private address, with `not_found` under the public one.
 */
async function findHls(path: Of<'hls'>, asking: Asking, source: VideoSource): Promise<Answer> {
  const video = await source.findVideo(path.videoUuid);
  const isOpen = video !== undefined && isOpenToAll(video);
  const isGranted = isOpen || (await isGrantedTo(path, video, asking, source));
  if (!video || !isGranted) {
    throw path.isPrivate ? notYours() : notFound('File');
  }
  if (video.setUuid !== path.setUuid) throw notFound('File');
  const { part } = path;
  if (isMedia(part)) return answerMedia({ video, part, isOpen }, asking, source);
  const document = await source.documents.find(video, part);
  if (isOpen) return answerText(document, CACHING.revalidated);
  return answerText(withToken(document, asking.query), CACHING.never);
}

type Meant = { video: Media; part: MediaPart; isOpen: boolean };

/**
 * Bytes of a rendition. Of one that grows, those that are asked for have their place for good, so a part may be kept
 * forever; where more is asked for than is known of here, another process may have shown it a moment ago.
 */
async function answerMedia(
  { video, part, isOpen }: Meant,
  { range }: Asking,
  source: VideoSource,
): Promise<Answer> {
  const known = mediaOf(video, part);
  const isWithin = known.grownBytes === undefined || endsWithin(range, known.grownBytes);
  const now = isWithin ? video : await source.findVideoNow(video.uuid);
  if (!now) throw notFound('File');
  const blob = mediaOf(now, part);
  const isFinal = blob.grownBytes === undefined || endsWithin(range, blob.grownBytes);
  const caching = isFinal ? CACHING.forever : CACHING.revalidated;
  return { blob, headers: mediaHeaders('video/mp4', isOpen ? caching : CACHING.never) };
}

async function isGrantedTo(
  { isPrivate }: Of<'hls'>,
  video: Media | undefined,
  { identify }: Asking,
  { secret }: VideoSource,
): Promise<boolean> {
  const caller = await identify(); // also for what is absent, so that it takes as long as what is hidden
  if (!video || (!isPrivate && !isAddressedPublicly(video))) return false;
  return mayFetch(secret, video, caller);
}

/**
 * The video, if the caller may keep files of it. Fails with what `refuse` says without it, and where they may not watch it;
 * with `forbidden` where only that.
 */
export async function requireDownload(
  videoUuid: string | undefined,
  { identify }: Asking,
  { findVideo, secret }: VideoSource,
  refuse: (caller: Caller) => Failure,
): Promise<Media> {
  const caller = await identify();
  const video = videoUuid === undefined ? undefined : await findVideo(videoUuid);
  if (!video || !(isOpenToAll(video) || (await mayFetch(secret, video, caller))))
    throw refuse(caller);
  if (!mayDownload(video, caller)) throw forbidden('This video is not offered for download.');
  return video;
}

/** A rendition to keep. Fails as `requireDownload` does: as under the private address, hidden and missing are alike. */
async function findDownload(
  { videoUuid, height }: Of<'download'>,
  asking: Asking,
  source: VideoSource,
): Promise<Answer> {
  const video = await requireDownload(videoUuid, asking, source, notYours);
  const { key, place } = fileOf(video, height);
  const headers = mediaHeaders('video/mp4', CACHING.never);
  const ending = height === 0 ? '-audio.mp4' : `-${height}p.mp4`;
  return {
    blob: { key, place },
    headers: [...headers, 'content-disposition', attachment(video.name, ending)],
  };
}

/** The file a video was made of. Fails as `refuseKnown` for all who do not manage it, and with `not_found` without one. */
async function findOriginal(
  { videoUuid, extension }: Of<'source'>,
  asking: Asking,
  { findVideo, secret }: VideoSource,
): Promise<Answer> {
  const caller = await asking.identify();
  const video = await findVideo(videoUuid);
  if (!video?.source || extname(video.source.key) !== extension) throw notFound('File');
  if (!mayFetchSource(secret, video, caller)) throw refuseKnown(caller);
  const { mediaType, ...blob } = video.source;
  const headers = mediaHeaders(mediaType, CACHING.never);
  return { blob, headers: [...headers, 'content-disposition', attachment(video.name, extension)] };
}

const answerText = (document: Document, caching: Parameters<typeof mediaHeaders>[1]): Answer => ({
  document,
  headers: mediaHeaders(document.mediaType, caching),
});

function withToken(document: Document, query: URLSearchParams): Document {
  const token = query.get('videoFileToken');
  if (token === null || query.get('reinjectVideoFileToken') !== 'true') return document;
  if (!document.mediaType.includes('mpegurl')) return document;
  return toDocument(withTokenInUris(document.text.toString(), token), document.mediaType);
}
