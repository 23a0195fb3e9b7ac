import { unless } from '../unless.ts';

const MOST_PATIENCE_MS = 2000;
/** While code and torrents are on their way, one fragment after the other waits; where they never come, not for long. */
const MOST_IN_VAIN = 3;

/** How long a fragment waits until it is known how others can help: half of the time that is to spare. */
export const patienceMs = (slackSeconds: number, safetySeconds: number): number =>
  Math.min(MOST_PATIENCE_MS, (slackSeconds - safetySeconds) * 500);

interface Wait<T> {
  url: string;
  patienceMs: number;
  signal: AbortSignal;
  /** Null while it is not known. */
  read: () => Promise<T> | null;
}

/** Fragments that wait until it is known how others can help with their file; where that stays unknown, no longer. */
export function createExpectedHelp() {
  const inVain = new Map<string, number>();
  let news = Promise.withResolvers<void>();

  async function wait<T>(isOver: AbortSignal, { url, signal, read }: Wait<T>): Promise<T> {
    for (;;) {
      await unless(isOver, news.promise).catch((reason: unknown) => {
        if (!signal.aborted) inVain.set(url, (inVain.get(url) ?? 0) + 1);
        throw reason;
      });
      const helped = read();
      if (helped) return helped;
    }
  }

  return {
    /** More is known. */
    tell(): void {
      news.resolve();
      news = Promise.withResolvers();
    },
    /** What is read as soon as that can be; null where it is not worth waiting for. Rejects when it takes too long. */
    read<T>(waits: Wait<T>): Promise<T> | null {
      const { url, signal, patienceMs: ms } = waits;
      if (ms <= 0 || (inVain.get(url) ?? 0) >= MOST_IN_VAIN) return null;
      return wait(AbortSignal.any([signal, AbortSignal.timeout(ms)]), waits);
    },
  };
}

export type ExpectedHelp = ReturnType<typeof createExpectedHelp>;
