declare global {
  // oxlint-disable-next-line no-var -- only `var` declares a global
  var playback: { firstFrameMs: number; stalls: number; stallMs: number };
}

/** Runs in a page before anything else, and notes how its video plays. */
export function watchPlayback(): void {
  const playback = { firstFrameMs: 0, stalls: 0, stallMs: 0 };
  let stoodAtMs = 0; // since when it has stood still; 0 while it plays
  globalThis.playback = playback;
  const play = () => {
    playback.firstFrameMs ||= performance.now();
    if (stoodAtMs > 0) playback.stallMs += performance.now() - stoodAtMs;
    stoodAtMs = 0;
  };
  addEventListener('playing', play, true);
  const wait = ({ target }: Event) => {
    const video = target as HTMLVideoElement;
    if (playback.firstFrameMs === 0 || video.seeking || video.ended || stoodAtMs > 0) return;
    playback.stalls += 1;
    stoodAtMs = performance.now();
  };
  addEventListener('waiting', wait, true);
}
