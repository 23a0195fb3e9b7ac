import { keepPreferences, readPreferences } from '../preferences.ts';
import { asksToShare, SHARING_MODES, sharingMode, type SharingMode } from './policy.ts';
import { isMetered } from './upload.ts';

/** What the node, the owner of the video and the account of who is signed in say about sharing. */
export interface Permission {
  allowed: SharingMode;
  accountAllows: boolean | null;
  /** Who watches the video now, as far as it is known and matters, and the fewest who may meet. */
  viewers: number;
  minViewers: number;
}

/** How far sharing goes and may go at most, what the viewer has chosen, and whether they are to be asked. */
export interface Consent {
  sharingMode: SharingMode;
  sharingAllowed: SharingMode;
  sharingChosen: SharingMode | null;
  asksToShare: boolean;
}

const NOTHING: Permission = { allowed: 'off', accountAllows: null, viewers: 0, minViewers: 0 };
const LOOK_EVERY_MS = 5000;

const readChoice = (): SharingMode | null =>
  SHARING_MODES.find((mode) => mode === readPreferences().sharing) ?? null;

/** Keeps up with how far sharing may go, as the viewer, the node and circumstances have it. */
export function watchConsent(video: HTMLVideoElement, onChange: (consent: Consent) => void) {
  let permission: Permission | null = null;
  let restingSinceMs: number | null = null;
  const gone = new AbortController();

  function look() {
    const nowMs = performance.now();
    const isResting = document.hidden || video.paused;
    restingSinceMs = isResting ? (restingSinceMs ?? nowMs) : null;
    const circumstances = {
      ...(permission ?? NOTHING),
      chosen: readChoice(),
      isMetered: isMetered(navigator),
      restingMs: restingSinceMs === null ? 0 : nowMs - restingSinceMs,
    };
    onChange({
      sharingMode: sharingMode(circumstances),
      sharingAllowed: circumstances.allowed,
      sharingChosen: circumstances.chosen,
      asksToShare: asksToShare(circumstances),
    });
  }

  const timer = setInterval(look, LOOK_EVERY_MS);
  for (const event of ['play', 'pause'])
    video.addEventListener(event, look, { signal: gone.signal });
  document.addEventListener('visibilitychange', look, { signal: gone.signal });

  return {
    /** What is permitted for the video that is played; nothing when that is null. */
    permit(next: Permission | null): void {
      permission = next;
      look();
    },
    choose(choice: SharingMode): void {
      keepPreferences({ sharing: choice });
      look();
    },
    destroy(): void {
      clearInterval(timer);
      gone.abort();
    },
  };
}
