import type { AttachMediaSourceData } from 'hls.js';

import type { Coming } from './swarm/beginning.ts';
import { unless } from './unless.ts';

/** The first seconds of a video in one of its qualities, with all that is needed to play them. */
export interface Opening extends Pick<Coming, 'url' | 'sizeBytes'> {
  /** Its body can be read once. */
  response: Promise<Response>;
  /** With the codecs of the picture and, where there is sound, of that too. */
  mediaType: string;
  /** Of the picture, in pixels. */
  height: number;
  /** Of the whole video. */
  durationSeconds: number;
  /** What has not come yet is wanted no longer. */
  abandon: () => void;
}

/** From when it is to be played. An origin that has not answered by then is one that others are asked beside. */
const ANSWERED_WITHIN_MS = 1_000;
const WHOLE_WITHIN_MS = 8_000;

export const canPlay = ({ mediaType }: Opening): boolean =>
  'MediaSource' in globalThis && MediaSource.isTypeSupported(mediaType);

/**
 * Plays the first seconds of a video while the code that plays the rest is on its way. Resolves with what hls.js goes on
 * with once they are all there, or are late; null when nothing of them is. What is late still comes, for whoever hears of it.
 */
export async function playOpening(
  video: HTMLVideoElement,
  opening: Opening,
  signal: AbortSignal,
  hear: (coming: Coming) => void,
): Promise<AttachMediaSourceData | null> {
  signal.addEventListener('abort', opening.abandon);
  const { url, sizeBytes } = opening;
  const [parts, whole] = inPartsAndWhole(opening.response);
  hear({ url, sizeBytes, whole });
  const mediaSource = new MediaSource();
  video.src = URL.createObjectURL(mediaSource); // before anything is waited for: a play that is asked for later is kept
  const isOver = AbortSignal.any([signal, AbortSignal.timeout(WHOLE_WITHIN_MS)]);
  await unless(isOver, next(mediaSource, 'sourceopen'));
  URL.revokeObjectURL(video.src);
  mediaSource.duration = opening.durationSeconds;
  const buffer = mediaSource.addSourceBuffer(opening.mediaType);
  try {
    await append(buffer, await unless(AbortSignal.timeout(ANSWERED_WITHIN_MS), parts), isOver);
  } catch {
    buffer.abort(); // what has come is played
    parts.then((late) => (late.locked ? undefined : late.cancel())).catch(() => {});
  }
  const isBegun = buffer.buffered.length > 0;
  return isBegun ? { media: video, mediaSource, tracks: tracksOf(buffer, opening) } : null;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** The body of an answer twice. Both reject where there is none. */
function inPartsAndWhole(
  response: Promise<Response>,
): [parts: Promise<ReadableStream<Bytes>>, whole: Promise<ArrayBuffer>] {
  const both = response.then(({ ok, body }) => {
    if (!ok || !body) throw new TypeError('there is no opening');
    return body.tee();
  });
  return [both.then(([parts]) => parts), both.then(([, all]) => new Response(all).arrayBuffer())];
}

/** Appends all parts as they come. */
async function append(buffer: SourceBuffer, parts: ReadableStream<Bytes>, isOver: AbortSignal) {
  const reader = parts.getReader();
  isOver.addEventListener('abort', () => void reader.cancel(isOver.reason));
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    buffer.appendBuffer(part.value);
    await unless(isOver, next(buffer, 'updateend'));
  }
  isOver.throwIfAborted();
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
