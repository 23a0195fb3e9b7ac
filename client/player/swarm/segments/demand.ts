/**
 * What is fetched at once, however many have it: with nobody else there, all that is buffered. What is live is never buffered
 * for long (contract § P2P).
 */
export function highDemandSeconds(peers: number, isLive: boolean): number {
  if (peers === 0) return 30;
  return isLive ? 4 : 15;
}

/** What is waited for, and how it goes. */
export interface Wait {
  /** Until playback gets there. */
  slackSeconds: number;
  /** Since when no byte of anything has come. */
  silentMs: number;
}

const [LEAST_SLACK_SECONDS, MOST_SILENT_MS] = [5, 4000];

/** Whether a segment is better fetched by plain HTTP now. While bytes come, another request would only share the line. */
export const isHopeless = ({ slackSeconds, silentMs }: Wait): boolean =>
  slackSeconds < LEAST_SLACK_SECONDS && silentMs > MOST_SILENT_MS;

const BURST_SECONDS = 10;

/** What may still be sent a second later: it is saved up for some seconds, and what was sent too much is paid back. */
export const nextAllowance = (allowance: number, sent: number, bytesPerSecond: number): number =>
  Math.min(bytesPerSecond * BURST_SECONDS, allowance + bytesPerSecond - sent);
