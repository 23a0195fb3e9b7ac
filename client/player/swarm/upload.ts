interface Connection {
  /** Mbit/s, as the browser estimates it. */
  downlink?: number;
  saveData?: boolean;
  type?: string;
}

export type Line = { connection?: Connection };

const [LEAST_BYTES, MOST_BYTES] = [128_000, 1_250_000];

/** What a viewer sends to others at most: half of what comes in, as far as the browser knows, and at most 10 Mbit/s. */
export function uploadBytesPerSecond(line: object): number {
  const { downlink } = (line as Line).connection ?? {};
  const half = ((downlink ?? 10) * 1e6) / 8 / 2;
  return Math.round(Math.min(MOST_BYTES, Math.max(LEAST_BYTES, half)));
}

/** Whether a line is paid by the byte, or its owner asked that it be spared. */
export function isMetered(line: object): boolean {
  const { saveData, type } = (line as Line).connection ?? {};
  return saveData === true || type === 'cellular';
}
