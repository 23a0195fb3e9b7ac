import { volumeOf } from './loudness.ts';
import type { CaptionTrack, MediaState } from './media.ts';

/** Everything a media element tells about itself. */
export function readElement(video: HTMLVideoElement): Partial<MediaState> {
  return {
    paused: video.paused,
    ended: video.ended,
    waiting: !video.paused && !video.ended && video.readyState < video.HAVE_FUTURE_DATA,
    seeking: video.seeking,
    currentSeconds: video.currentTime,
    durationSeconds: Number.isFinite(video.duration) ? video.duration : 0,
    earliestSeconds: video.seekable.length > 0 ? video.seekable.start(0) : 0,
    bufferedSeconds: bufferedEnd(video.buffered, video.currentTime),
    volume: volumeOf(video),
    muted: video.muted,
    rate: video.playbackRate,
    loop: video.loop,
    captionLanguage: showingTrack(video)?.language ?? null,
    pictureInPicture: document.pictureInPictureElement === video,
  };
}

/** End of the buffered stretch around `seconds`, or `seconds` itself when nothing is there. */
function bufferedEnd(ranges: TimeRanges, seconds: number): number {
  for (let index = 0; index < ranges.length; index++) {
    if (ranges.start(index) <= seconds + 0.25 && seconds <= ranges.end(index))
      return ranges.end(index);
  }
  return seconds;
}

const showingTrack = (video: HTMLVideoElement) =>
  [...video.textTracks].find((track) => track.mode === 'showing');

/** Shows the captions of one language, or none. */
export function showCaptions(video: HTMLVideoElement, language: string | null): void {
  for (const track of video.textTracks)
    track.mode = track.language === language ? 'showing' : 'disabled';
}

/** The language captions should have: the one used last, as long as this video has it. */
export function preferredCaptions(captions: CaptionTrack[], wanted: string | null): string | null {
  return captions.find((caption) => caption.language === wanted)?.language ?? null;
}

/** What this browser lets us do with a player. */
export function abilities(video: HTMLVideoElement): MediaState['can'] {
  const probe = document.createElement('video');
  probe.volume = 0.5; // phones leave loudness to their own keys and ignore this
  return {
    pictureInPicture: document.pictureInPictureEnabled && 'requestPictureInPicture' in video,
    fullscreen: document.fullscreenEnabled || 'webkitEnterFullscreen' in video,
    volume: probe.volume === 0.5,
  };
}

/** Fills the screen with the player, or leaves it. */
export async function toggleFullscreen(
  container: HTMLElement,
  video: HTMLVideoElement,
): Promise<void> {
  if (document.fullscreenElement) return document.exitFullscreen();
  if (!document.fullscreenEnabled) {
    (video as unknown as { webkitEnterFullscreen?(): void }).webkitEnterFullscreen?.();
    return;
  }
  await container.requestFullscreen({ navigationUI: 'hide' });
  const orientation = screen.orientation as ScreenOrientation & {
    lock?(to: string): Promise<void>;
  };
  if (video.videoWidth > video.videoHeight) await orientation.lock?.('landscape').catch(() => {});
}

/** Moves the picture to a small window of its own, or back. */
export async function togglePictureInPicture(video: HTMLVideoElement): Promise<void> {
  if (document.pictureInPictureElement) await document.exitPictureInPicture();
  else await video.requestPictureInPicture();
}
