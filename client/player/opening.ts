import type { AttachMediaSourceData } from 'hls.js';

import { unless } from './unless.ts';

/** The first seconds of a video in one of its qualities, with all that is needed to play them. */
export interface Opening {
  /** Its body can be read once. */
  response: Promise<Response>;
  /** With the codecs of the picture and, where there is sound, of that too. */
  mediaType: string;
  /** Of the picture, in pixels. */
  height: number;
  /** Of the whole video. */
  durationSeconds: number;
}

/** Hears of the beginning of a file. */
type Hear = (url: string, bytes: ArrayBuffer) => void;

/** From when it is to be played. An origin that has not answered by then is one that others are asked beside. */
const ANSWERED_WITHIN_MS = 1_000;
const WHOLE_WITHIN_MS = 8_000;

export const canPlay = ({ mediaType }: Opening): boolean =>
  'MediaSource' in globalThis && MediaSource.isTypeSupported(mediaType);

/**
 * Plays the first seconds of a video while the code that plays the rest is on its way. Resolves with what hls.js goes on
 * with once they are all there, or will not be; null when nothing of them is.
 */
export async function playOpening(
  video: HTMLVideoElement,
  opening: Opening,
  signal: AbortSignal,
  hear: Hear,
): Promise<AttachMediaSourceData | null> {
  const mediaSource = new MediaSource();
  video.src = URL.createObjectURL(mediaSource); // before anything is waited for: a play that is asked for later is kept
  const isOver = AbortSignal.any([signal, AbortSignal.timeout(WHOLE_WITHIN_MS)]);
  await unless(isOver, next(mediaSource, 'sourceopen'));
  URL.revokeObjectURL(video.src);
  mediaSource.duration = opening.durationSeconds;
  const buffer = mediaSource.addSourceBuffer(opening.mediaType);
  try {
    const response = await unless(AbortSignal.timeout(ANSWERED_WITHIN_MS), opening.response);
    hear(response.url, await append(buffer, response, isOver));
  } catch {
    buffer.abort(); // what has come is played
    forget(opening);
  }
  const isBegun = buffer.buffered.length > 0;
  return isBegun ? { media: video, mediaSource, tracks: tracksOf(buffer, opening) } : null;
}

/** Appends all of a response, and resolves with it. */
async function append(buffer: SourceBuffer, { ok, body }: Response, isOver: AbortSignal) {
  if (!ok || !body) throw new TypeError('there is no opening');
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = body.getReader();
  isOver.addEventListener('abort', () => void reader.cancel(isOver.reason));
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    buffer.appendBuffer(part.value);
    await unless(isOver, next(buffer, 'updateend'));
  }
  isOver.throwIfAborted();
  return new Blob(parts).arrayBuffer();
}

/** What comes after all is not waited for. */
function forget({ response }: Opening) {
  response.then(({ body }) => (body?.locked ? undefined : body?.cancel())).catch(() => {});
}

/** The one buffer, as hls.js knows its own. */
function tracksOf(buffer: SourceBuffer, { mediaType }: Opening): AttachMediaSourceData['tracks'] {
  const codec = /codecs="(.*)"/.exec(mediaType)?.[1] ?? '';
  const name = codec.includes(',') ? 'audiovideo' : 'video';
  return {
    [name]: { id: 'main', container: 'video/mp4', codec, levelCodec: codec, buffer, listeners: [] },
  };
}

/** Resolves with the next event of a name. */
const next = (target: EventTarget, name: string): Promise<Event> =>
  new Promise((resolve) => target.addEventListener(name, resolve, { once: true }));
