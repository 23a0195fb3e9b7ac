import type { EventQueue } from './event-queue.ts';

/** The playhead of a viewer over pieces of one length: it starts with the first, and stands still for each that is late. */
export function createPlayback(queue: EventQueue, pieceMs: number) {
  const openedAtMs = queue.nowMs();
  const record = { firstFrameMs: 0, stalls: 0, stallMs: 0 };
  let zeroAtMs = Infinity; // when the playhead was at the beginning, all stalls counted
  return {
    record,
    /** Time until the playhead reaches a piece; below zero before playback has begun. */
    slackMs: (index: number): number =>
      zeroAtMs === Infinity ? -Infinity : zeroAtMs + index * pieceMs - queue.nowMs(),
    arrived(index: number): void {
      const nowMs = queue.nowMs();
      if (zeroAtMs === Infinity) {
        zeroAtMs = nowMs;
        record.firstFrameMs = nowMs - openedAtMs;
        return;
      }
      const lateMs = nowMs - (zeroAtMs + index * pieceMs);
      if (lateMs <= 0) return;
      record.stalls += 1;
      record.stallMs += lateMs;
      zeroAtMs += lateMs;
    },
  };
}
