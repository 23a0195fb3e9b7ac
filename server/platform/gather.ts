import { systemCode } from './errors.ts';

const isOfOne = (error: unknown) => /^2[23]/.test(systemCode(error) ?? ''); // a value, or a constraint

/**
 * Writes what comes at about the same time together: while one write is under way the next ones gather, so that under load
 * a hundred items cost one round trip, and a single one still goes at once. Each caller waits until its own is written, gets
 * the answer of that write, and hears only of its own failure: when the values of one of them may be to blame, they are
 * written one by one.
 */
export function gather<T, Answer>(
  write: (items: T[]) => Promise<Answer>,
  { maxItems }: { maxItems: number },
) {
  type Waiting = {
    item: T;
    resolve: (answer: Answer) => void;
    reject: (error: unknown) => void;
  };
  let waiting: Waiting[] = [];
  let running = false;

  const alone = ({ item, resolve, reject }: Waiting) => write([item]).then(resolve, reject);

  async function run() {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, maxItems);
      try {
        const answer = await write(batch.map(({ item }) => item));
        for (const { resolve } of batch) resolve(answer);
      } catch (error) {
        if (batch.length > 1 && isOfOne(error)) for (const each of batch) await alone(each);
        else for (const { reject } of batch) reject(error);
      }
    }
    running = false;
  }

  return (item: T): Promise<Answer> =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!running) void run();
    });
}
