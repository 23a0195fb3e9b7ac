import type { Watched } from './viewers.ts';

/** What all of them were sent of media by whoever is at an address. */
export const bytesFrom = (url: string, viewers: readonly Watched[]): number =>
  viewers.reduce((sum, { traffic }) => sum + traffic.from(url).bytes, 0);

/** How long each stood still, on average. */
export const stallSecondsOf = (viewers: readonly Watched[]): number =>
  viewers.reduce((sum, { stallMs }) => sum + stallMs, 0) / viewers.length / 1000;

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;

/** What was sent by whom, by their addresses, and how it played. */
export function figures(viewers: readonly Watched[], senders: Record<string, string>): string {
  const sent = Object.entries(senders).map(
    ([name, url]) => `${name} ${megabytes(bytesFrom(url, viewers))}`,
  );
  const firstFrames = viewers.map(({ firstFrameMs }) => Math.round(firstFrameMs)).join(', ');
  const stood = viewers.map(
    ({ stalls, stallMs }) => `${stalls} (${(stallMs / 1000).toFixed(1)} s)`,
  );
  const early = viewers.filter(({ hasEnded }) => !hasEnded).length;
  return [
    ...sent,
    `first frames ${firstFrames} ms`,
    `stalls ${stood.join(', ')}`,
    ...(early > 0 ? [`${early} did not see the end`] : []),
  ].join(' · ');
}
