/**
 * Writes what comes at about the same time together: while one write is under way the next ones gather, so that under load
 * a hundred items cost one round trip, and a single one still goes at once. Each caller waits until its own is written, and
 * hears only of its own failure: when one of them may be to blame, they are written one by one.
 */
export function gather<T>(
  write: (items: T[]) => Promise<void>,
  { maxItems, isOfOne }: { maxItems: number; isOfOne: (error: unknown) => boolean },
) {
  let waiting: { item: T; resolve: () => void; reject: (error: unknown) => void }[] = [];
  let running = false;

  const alone = ({ item, resolve, reject }: (typeof waiting)[number]) =>
    write([item]).then(resolve, reject);

  async function run() {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, maxItems);
      try {
        await write(batch.map(({ item }) => item));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        if (batch.length > 1 && isOfOne(error)) for (const each of batch) await alone(each);
        else for (const { reject } of batch) reject(error);
      }
    }
    running = false;
  }

  return (item: T): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!running) void run();
    });
}
