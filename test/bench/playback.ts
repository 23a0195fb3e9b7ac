declare global {
  // oxlint-disable-next-line no-var -- only `var` declares a global
  var playback: { firstFrameMs: number; stalls: number };
}

/** Runs in a page before anything else, and notes how its video plays. */
export function watchPlayback(): void {
  const playback = { firstFrameMs: 0, stalls: 0 };
  globalThis.playback = playback;
  addEventListener('playing', () => (playback.firstFrameMs ||= performance.now()), true);
  const wait = ({ target }: Event) => {
    const video = target as HTMLVideoElement;
    if (playback.firstFrameMs > 0 && !video.seeking && !video.ended) playback.stalls += 1;
  };
  addEventListener('waiting', wait, true);
}
