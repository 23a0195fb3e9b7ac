/** Something lent by a shelf. Whoever gets it calls `release` once. */
export type Lent<T> = { readonly item: T };

type Entry<T> = {
  key: string;
  item: T;
  making: Promise<Lent<T>> | undefined;
  weight: number;
  users: number;
  usedAt: number;
  isDropped: boolean;
};

/**
 * Things that are lent to many at once, least recently used out first. What is dropped while it is lent stays whole,
 * and counts towards the capacity, until its last user is done with it: only then is it discarded.
 */
export function createShelf<T>(capacity: number, discard: (item: T) => void = () => {}) {
  const entries = new Map<string, Entry<T>>();
  let weight = 0;

  const leaveIfDone = (entry: Entry<T>) => {
    if (entry.users > 0 || !entry.isDropped) return;
    weight -= entry.weight;
    if (entry.item !== undefined) discard(entry.item);
  };
  const drop = (entry: Entry<T>) => {
    entries.delete(entry.key);
    entry.isDropped = true;
    leaveIfDone(entry);
  };

  return {
    /** What is there, or being made; undefined when it is neither. */
    borrow(key: string): Lent<T> | Promise<Lent<T>> | undefined {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entry.users += 1;
      entries.delete(key);
      entries.set(key, entry);
      return entry.making ?? entry;
    },
    /** Drops what nobody uses until so much more fits, and says whether it does. */
    makeRoom(wanted: number): boolean {
      for (const entry of entries.values()) {
        if (weight + wanted <= capacity) return true;
        if (entry.users === 0) drop(entry);
      }
      return weight + wanted <= capacity;
    },
    /** Makes something new, lent to the caller and to all who ask for it meanwhile. What fails is not kept. */
    add(key: string, itemWeight: number, make: () => Promise<T>): Promise<Lent<T>> {
      const entry = { ...NEW, key, weight: itemWeight } as Entry<T>;
      entries.set(key, entry);
      weight += itemWeight;
      return (entry.making = fill(entry, make, drop));
    },
    release(lent: Lent<T>) {
      const entry = lent as Entry<T>;
      entry.users -= 1;
      entry.usedAt = performance.now();
      leaveIfDone(entry);
    },
    /** Drops what nobody has used for so long. */
    dropIdle(seconds: number) {
      const before = performance.now() - seconds * 1000;
      for (const entry of entries.values())
        if (entry.users === 0 && entry.usedAt <= before) drop(entry);
    },
    clear: () => entries.forEach(drop),
  };
}

async function fill<T>(entry: Entry<T>, make: () => Promise<T>, drop: (entry: Entry<T>) => void) {
  try {
    entry.item = await make();
    entry.making = undefined;
    return entry;
  } catch (error) {
    entry.users = 0;
    drop(entry);
    throw error;
  }
}

const NEW = { item: undefined, making: undefined, users: 1, usedAt: 0, isDropped: false };
