/** How a video has played. */
export interface Playback {
  firstFrameMs: number;
  stalls: number;
  stallMs: number;
}

declare global {
  // oxlint-disable-next-line no-var -- only `var` declares a global
  var playback: () => Playback;
}

/** Runs in a page before anything else, and notes how its video plays. */
export function watchPlayback(): void {
  const noted = { firstFrameMs: 0, stalls: 0, stallMs: 0 };
  let stoodAtMs = 0; // since when it has stood still; 0 while it plays
  const standing = () => (stoodAtMs > 0 ? performance.now() - stoodAtMs : 0);
  globalThis.playback = () => ({ ...noted, stallMs: noted.stallMs + standing() });
  const play = () => {
    noted.firstFrameMs ||= performance.now();
    noted.stallMs += standing();
    stoodAtMs = 0;
  };
  addEventListener('playing', play, true);
  const wait = ({ target }: Event) => {
    const video = target as HTMLVideoElement;
    if (noted.firstFrameMs === 0 || video.seeking || video.ended || stoodAtMs > 0) return;
    noted.stalls += 1;
    stoodAtMs = performance.now();
  };
  addEventListener('waiting', wait, true);
}
