/** How a peer we ask for bytes has done so far. */
export interface PeerRecord {
  id: string;
  /** Requests it has not answered. */
  asked: number;
  /** Since when there has been such a request, without a pause. */
  askedSinceMs: number;
  /** What it has sent since then. */
  bytes: number;
}

const TRIAL_MS = 4000;
/** 128 kbit/s: a peer below that only holds up what others would bring. */
const SLOW_BYTES_PER_MS = 16;

/** The peers that have had time to send and are too slow to be worth a place. */
export const slowPeers = (peers: readonly PeerRecord[], nowMs: number): string[] =>
  peers
    .filter(({ asked, askedSinceMs, bytes }) => {
      const ms = nowMs - askedSinceMs;
      return asked > 0 && ms > TRIAL_MS && bytes / ms < SLOW_BYTES_PER_MS;
    })
    .map(({ id }) => id);
