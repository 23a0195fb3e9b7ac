import type { Measured } from './goals.ts';
import type { Watched } from './viewers.ts';

/** What all of them were sent of media by whoever is at an address. */
export const bytesFrom = (url: string, viewers: readonly Watched[]): number =>
  sumOf(viewers, ({ traffic }) => traffic.from(url).bytes);

const sumOf = (viewers: readonly Watched[], figure: (each: Watched) => number): number =>
  viewers.reduce((sum, each) => sum + figure(each), 0);

/** How long each stood still, on average. */
const stallSecondsOf = (viewers: readonly Watched[]): number =>
  sumOf(viewers, ({ stallMs }) => stallMs) / viewers.length / 1000;

/** What is judged of them together: what an origin sent to all, and the average of each. */
export const measured = (viewers: readonly Watched[], originUrl: string): Measured => ({
  originBytes: bytesFrom(originUrl, viewers),
  firstFrameMs: sumOf(viewers, ({ firstFrameMs }) => firstFrameMs || Infinity) / viewers.length, // 0: none came
  stallSeconds: stallSecondsOf(viewers),
});

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
