/** Sizes of read buffers: the more responses are under way, the less each may hold. */
const CLASSES = [
  { sizeBytes: 512 * 1024, whileOut: 96 },
  { sizeBytes: 128 * 1024, whileOut: 512 },
  { sizeBytes: 32 * 1024, whileOut: Infinity },
] as const;
const KEPT_PER_CLASS = 16;

/**
 * Read buffers that are used again and again. A viewer on a slow line holds one for as long as it takes, so thousands
 * of them get small ones: about 100 MiB for the first 500, 32 KiB for each further.
 */
export function createBuffers() {
  const free = CLASSES.map(({ sizeBytes }) => ({ sizeBytes, buffers: [] as Buffer[] }));
  let out = 0;

  return {
    /** A buffer for at most `wantedBytes`, and often for less: read what fits. */
    take(wantedBytes: number): Buffer {
      let index = CLASSES.findIndex(({ whileOut }) => out < whileOut);
      while (index + 1 < free.length && free[index + 1]!.sizeBytes >= wantedBytes) index += 1;
      out += 1;
      const { buffers, sizeBytes } = free[index]!;
      return buffers.pop() ?? Buffer.allocUnsafeSlow(sizeBytes);
    },
    /** Takes a buffer back. Its bytes must have left: the next reader overwrites them. */
    give(buffer: Buffer) {
      out -= 1;
      const { buffers } = free.find(({ sizeBytes }) => sizeBytes === buffer.length)!;
      if (buffers.length < KEPT_PER_CLASS) buffers.push(buffer);
    },
    /** Writes off a buffer whose bytes may still be leaving: it is not used again. */
    abandon() {
      out -= 1;
    },
    /** Lets go of the unused ones. */
    sweep() {
      if (out === 0) for (const { buffers } of free) buffers.length = 0;
    },
  };
}

export type Buffers = ReturnType<typeof createBuffers>;
