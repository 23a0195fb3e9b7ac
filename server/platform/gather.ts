import { systemCode } from './errors.ts';

type Bounds<T> = { maxItems: number; weigh?: (item: T) => number; maxWeight?: number };

const isOfOne = (error: unknown) => /^2[23]/.test(systemCode(error) ?? ''); // a value, or a constraint

/**
 * Writes what comes at about the same time together: while one write is under way the next ones gather, so that under load
 * a hundred items cost one round trip, and a single one still goes at once. Each caller waits until its own is written, gets
 * the answer of that write, and hears only of its own failure: when the values of one of them may be to blame, they are
 * written one by one. Together they weigh at most `maxWeight`, unless one alone weighs more.
 */
export function gather<T, Answer>(
  write: (items: T[]) => Promise<Answer>,
  { maxItems, weigh = () => 0, maxWeight = 0 }: Bounds<T>,
) {
  type Waiting = {
    item: T;
    resolve: (answer: Answer) => void;
    reject: (error: unknown) => void;
  };
  let waiting: Waiting[] = [];
  let running = false;

  const alone = ({ item, resolve, reject }: Waiting) => write([item]).then(resolve, reject);

  /** How many of those that wait go together, the first ones. */
  function most(): number {
    let weight = 0;
    const over = waiting.findIndex(
      ({ item }, n) => n === maxItems || ((weight += weigh(item)) > maxWeight && n > 0),
    );
    return over === -1 ? waiting.length : over;
  }

  async function run() {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, most());
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
