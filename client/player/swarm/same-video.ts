import type { SharedMedia } from './carrier.ts';

/** Whether what can be shared now is of the video that was shared before; it may have grown since. */
export const isSameVideo = (one: SharedMedia | null, other: SharedMedia | null): boolean =>
  one?.segmentSwarm?.id === other?.segmentSwarm?.id &&
  (one?.segmentSwarm != null ||
    (one?.files ?? []).some(({ url }) => other?.files.some((file) => file.url === url)));
