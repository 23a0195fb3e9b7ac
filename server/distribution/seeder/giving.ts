import type { Seedable } from './seeding-queries.ts';

const REST_MS = 600_000;

/** Begins to give a file, and returns how that ends; `onFault` is called when it has ended by itself. */
type Begin = (file: Seedable, onFault: () => void) => Promise<() => Promise<void>>;

/** Gives what is wanted and nothing else. What had a fault rests for ten minutes and is given again. */
export function openGiving(begin: Begin) {
  const given = new Map<string, () => Promise<void>>();
  const resting = new Map<string, number>();

  return async function give(wanted: readonly Seedable[]): Promise<void> {
    const hashes = new Set(wanted.map(({ infoHash }) => infoHash));
    for (const infoHash of resting.keys()) if (!hashes.has(infoHash)) resting.delete(infoHash);
    for (const [infoHash, end] of given) {
      if (hashes.has(infoHash)) continue;
      given.delete(infoHash);
      await end();
    }
    for (const file of wanted) {
      const { infoHash } = file;
      if (given.has(infoHash) || (resting.get(infoHash) ?? 0) > Date.now()) continue;
      const onFault = () => {
        given.delete(infoHash);
        resting.set(infoHash, Date.now() + REST_MS);
      };
      given.set(infoHash, await begin(file, onFault));
    }
  };
}
