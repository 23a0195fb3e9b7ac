import { type FileHandle, open } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';

import { findVideo, isGuess, type Media } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import type { Ffmpeg } from '../../platform/ffmpeg.ts';
import { attachment } from '../../platform/http/attachment.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import type { MediaEgress } from '../../platform/media-egress/index.ts';
import { callerOf, countAttempt } from '../../platform/rate-limit.ts';
import type { Storage } from '../../platform/storage.ts';
import { mayFetchSource } from '../access/permission.ts';
import { mediaHeaders } from '../answer.ts';
import type { Buffers } from '../bytes/buffers.ts';
import { pour } from '../bytes/pour.ts';
import { CACHING } from '../headers.ts';
import { STALLED_AFTER_MS } from '../send.ts';
import { type Asking, refuseKnown, requireDownload, type VideoSource } from '../videos.ts';
import { asksForSource, chooseFiles } from './choose-files.ts';
import { createMuxer } from './mux.ts';

const NUMBER = /^\d+$/; // numbers can be counted through
const FILE_ID = /^videoFileIds(?:\[\d{0,3}\])?$/;

const LIMIT = { name: 'download-generate', attempts: 20, windowSeconds: 20 };

type Tools = {
  db: Db;
  storage: Storage;
  ffmpeg: Ffmpeg;
  buffers: Buffers;
  egress: Pick<MediaEgress, 'count'>;
  source: VideoSource;
};

/** What is sent, and what a browser is to save it as. */
type Ready = { file: FileHandle; mediaType: string; ending: string };

/**
 * Answers with one file made of the streams that are asked for, whole: what is made for one request cannot be asked for
 * in parts. What the video was made of, the owner gets as it is. Gives the number of the video. Fails as a download does,
 * with `rate_limited`, and as `chooseFiles` and the muxer do.
 */
export function createGenerated({ db, buffers, egress, source, ...tools }: Tools) {
  const mux = createMuxer(tools);

  const find = async (id: string, asking: Asking): Promise<Media> => {
    const video = (await findVideo(db, id))?.video;
    const isNamed = video && !isGuess(id, video);
    const isKnown = isNamed && !NUMBER.test(id);
    const refuse = isKnown ? refuseKnown : () => notFound('File');
    return requireDownload(isNamed ? video.uuid : undefined, asking, source, refuse);
  };

  const openSource = async (video: Media, asking: Asking): Promise<Ready> => {
    const isTheirs = mayFetchSource(source.secret, video, await asking.identify());
    if (!video.source || !isTheirs) throw notFound('Video file');
    const { key, mediaType } = video.source;
    const file = await open(tools.storage.localPath(video.source));
    return { file, mediaType, ending: extname(key) };
  };

  const make = async (video: Media, asked: string[], signal: AbortSignal): Promise<Ready> => {
    const chosen = chooseFiles(video, asked);
    const made = await mux(chosen, signal);
    await using _ = made.scratch; // an open file outlives its name
    const file = await open(made.path);
    return chosen.picture
      ? { file, mediaType: 'video/mp4', ending: '.mp4' }
      : { file, mediaType: 'audio/mp4', ending: '.m4a' };
  };

  return async (request: IncomingMessage, response: ServerResponse, id: string, asking: Asking) => {
    await countAttempt(db, LIMIT, callerOf(callerAddress(request)));
    const video = await find(id, asking);
    const asked = fileIdsIn(asking.query);
    const { file, mediaType, ending } = asksForSource(video, asked)
      ? await openSource(video, asking)
      : await make(video, asked, signalOf(response));
    const { size } = await file.stat();
    response.writeHead(200, [
      ...mediaHeaders(mediaType, CACHING.never),
      'content-disposition',
      attachment(video.name, ending),
      'content-length',
      String(size),
    ]);
    send(request, response, { file, size, buffers, onSent: egress.count });
    return video.id;
  };
}

type Sending = {
  file: FileHandle;
  size: number;
  buffers: Buffers;
  onSent: (count: number) => void;
};

function send(request: IncomingMessage, response: ServerResponse, { file, size, ...to }: Sending) {
  const onDone = () => void file.close();
  if (request.method === 'HEAD') {
    response.end();
    return onDone();
  }
  request.socket.setTimeout(STALLED_AFTER_MS);
  pour(file.fd, { start: 0, end: size - 1 }, response, { ...to, onDone });
}

/** Aborts when nobody waits for the answer any more. */
function signalOf(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort(notFound('Reader')));
  return gone.signal;
}

/** Items of a list come with and without brackets, and with their places in them. */
const fileIdsIn = (query: URLSearchParams): string[] =>
  [...query].flatMap(([name, value]) => (FILE_ID.test(name) ? [value] : []));
