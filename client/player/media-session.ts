import type { MediaRequest } from './media.ts';

/** Lets the keys of a keyboard, a headset or a lock screen control the player, which show what is playing. */
export function announceMedia(
  { title, artist, artwork }: { title: string; artist: string; artwork: string | null },
  request: (request: MediaRequest) => void,
): void {
  if (!('mediaSession' in navigator)) return;
  const session = navigator.mediaSession;
  session.metadata = new MediaMetadata({
    title,
    artist,
    artwork: artwork ? [{ src: artwork }] : [],
  });
  session.setActionHandler('play', () => request({ type: 'play' }));
  session.setActionHandler('pause', () => request({ type: 'pause' }));
  session.setActionHandler('seekbackward', () => request({ type: 'seekBy', seconds: -10 }));
  session.setActionHandler('seekforward', () => request({ type: 'seekBy', seconds: 10 }));
  session.setActionHandler('seekto', ({ seekTime }) =>
    request({ type: 'seek', seconds: seekTime ?? 0 }),
  );
}
