import { read } from 'node:fs';
import type { ServerResponse } from 'node:http';

import type { Buffers } from './buffers.ts';
import type { ByteRange } from './byte-range.ts';

type Pouring = {
  buffers: Buffers;
  onSent: (count: number) => void;
  onDone: () => void;
};

/**
 * Sends bytes of a file, one buffer at a time: the next is read when the socket has taken the last. Tells `onSent` of each; calls `onDone`
 * once the file is not read any more, whether the client got it all, left, or the file ended too early.
 */
export function pour(
  fd: number,
  { start, end }: ByteRange,
  response: ServerResponse,
  { buffers, onSent, onDone }: Pouring,
): void {
  if (response.destroyed) return onDone();
  let position = start;
  let phase: 'reading' | 'sending' | 'over' = 'reading';

  const step = () => {
    const wanted = end + 1 - position;
    const buffer = buffers.take(wanted);
    phase = 'reading';
    read(fd, buffer, 0, Math.min(buffer.length, wanted), position, (error, count) => {
      if (!error && count > 0 && !response.destroyed) return send(buffer, count);
      buffers.give(buffer);
      phase = 'over';
      onDone();
      response.destroy(error ?? undefined); // its length was promised: cut short, it is known to be incomplete
    });
  };
  const send = (buffer: Buffer, count: number) => {
    phase = 'sending';
    position += count;
    onSent(count);
    response.write(count === buffer.length ? buffer : buffer.subarray(0, count), () => {
      if (phase !== 'sending') return;
      buffers.give(buffer);
      if (position <= end) return step();
      phase = 'over';
      onDone();
    });
    if (position > end) response.end();
  };
  response.once('close', () => {
    if (phase !== 'sending') return;
    phase = 'over';
    buffers.abandon();
    onDone();
  });
  step();
}
