/** What went out in a second, on average over the window. */
export interface Outflow {
  bytesPerSecond: number;
  /** Of these, what players were sent. */
  playedBytesPerSecond: number;
  /** The bitrate of what they play, each byte counting alike; null while nothing is played. */
  playedBitsPerSecond: number | null;
}

type Slot = { bytes: number; playedBytes: number; weighedBits: number };

const emptySlot = (): Slot => ({ bytes: 0, playedBytes: 0, weighedBits: 0 });

/** Adds up what is sent over the last so many seconds, a slot for each. */
export function createWindow(seconds: number) {
  let current = emptySlot();
  const slots = [current];
  const sum = (name: keyof Slot) => slots.reduce((total, slot) => total + slot[name], 0);

  return {
    /** Counts bytes that were sent; `bitsPerSecond` is the bitrate of what they are played as, if they are. */
    count(bytes: number, bitsPerSecond?: number): void {
      current.bytes += bytes;
      if (bitsPerSecond === undefined) return;
      current.playedBytes += bytes;
      current.weighedBits += bytes * bitsPerSecond;
    },
    /** Begins the next slot; what is older than the window is forgotten. */
    turn(): void {
      slots.push((current = emptySlot()));
      if (slots.length > seconds) slots.shift();
    },
    outflow(): Outflow {
      const playedBytes = sum('playedBytes');
      return {
        bytesPerSecond: sum('bytes') / seconds,
        playedBytesPerSecond: playedBytes / seconds,
        playedBitsPerSecond: playedBytes === 0 ? null : sum('weighedBits') / playedBytes,
      };
    },
  };
}
