interface Connection {
  /** Mbit/s, as the browser estimates it. */
  downlink?: number;
  saveData?: boolean;
  type?: string;
}

export type Line = { connection?: Connection };

const [LEAST_BYTES, MOST_BYTES] = [250_000, 1_250_000];

/**
 * What a viewer sends to others at most: half of what can come in, and between 2 and 10 Mbit/s. What has been seen to come in
 * counts where it is more than the browser says, which guesses until it knows.
 */
export function uploadBytesPerSecond(line: object, seenBytesPerMs: number | null = null): number {
  const { downlink = seenBytesPerMs === null ? 10 : 0 } = (line as Line).connection ?? {};
  const half = Math.max((downlink * 1e6) / 8, (seenBytesPerMs ?? 0) * 1000) / 2;
  return Math.round(Math.min(MOST_BYTES, Math.max(LEAST_BYTES, half)));
}

/** Whether a line is paid by the byte, or its owner asked that it be spared. */
export function isMetered(line: object): boolean {
  const { saveData, type } = (line as Line).connection ?? {};
  return saveData === true || type === 'cellular';
}
