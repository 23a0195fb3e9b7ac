import { nativeFailure } from './failure.ts';
import { nativeLiveSeconds } from './growing.ts';
import { LIVE } from './hls.ts';
import type { MediaFailure, MediaState } from './media.ts';

interface Wanted {
  url: string;
  /** `LIVE`, or where to begin. */
  startSeconds: number;
  isLive: boolean;
  /** Aborts when something else is to be played. */
  signal: AbortSignal;
}

interface Hears {
  report: (change: Partial<MediaState>) => void;
  fail: (failure: MediaFailure) => void;
}

/** Has the browser play a playlist by itself. */
export function playNatively(video: HTMLVideoElement, wanted: Wanted, { report, fail }: Hears) {
  const { url, startSeconds, isLive, signal } = wanted;
  if (!video.canPlayType('application/vnd.apple.mpegurl')) return fail('unsupported');
  const judge = () => fail(nativeFailure(video.error?.code, navigator.onLine));
  video.addEventListener('error', judge, { signal });
  if (isLive) followLive(video, report, signal);
  video.src = url;
  if (startSeconds !== LIVE) video.currentTime = startSeconds;
}

/** Tells again and again where to be with what is live. */
function followLive(video: HTMLVideoElement, report: Hears['report'], signal: AbortSignal) {
  const tell = () => report({ liveSeconds: nativeLiveSeconds(video) });
  for (const event of ['timeupdate', 'progress', 'durationchange'])
    video.addEventListener(event, tell, { signal });
}
