import { VIDEO_STATE } from '../contract.ts';

const GROWS_FOR_SECONDS = 15 * 60;
const WAITING_SECONDS = 10; // viewers wait for it to begin
const ENDED_SECONDS = 60; // it may be kept, or begin anew

/**
 * Seconds until it is worth asking again what has become of a video; null when nothing more is expected.
 * `quietSeconds` is how long ago it was published or a rendition was last added.
 */
export function refreshAfterSeconds(
  stateId: number,
  playable: boolean,
  quietSeconds: number,
): number | null {
  if (stateId === VIDEO_STATE.toTranscode) return playable ? 5 : 3;
  if (stateId === VIDEO_STATE.waitingForLive) return WAITING_SECONDS;
  if (stateId === VIDEO_STATE.liveEnded) return ENDED_SECONDS;
  if (stateId !== VIDEO_STATE.published) return null;
  if (!playable) return 3;
  if (quietSeconds > GROWS_FOR_SECONDS) return null;
  return Math.min(60, 5 + quietSeconds / 10);
}
