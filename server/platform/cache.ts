import NodeCache from 'node-cache';

/**
 * Answers kept in memory for seconds. `remember` makes each missing answer once, however many ask for it at the same
 * time; a failure is not kept. Never the only place of anything.
 */
export function createCache<T>({ ttlSeconds, maxKeys }: { ttlSeconds: number; maxKeys: number }) {
  const kept = new NodeCache({ stdTTL: ttlSeconds, checkperiod: ttlSeconds, useClones: false });
  const pending = new Map<string, Promise<T>>();

  const make = async (key: string, create: () => Promise<T>) => {
    try {
      const value = await create();
      if (kept.getStats().keys >= maxKeys) kept.flushAll();
      if (pending.has(key)) kept.set(key, value); // dropped meanwhile: answer, but do not keep
      return value;
    } finally {
      pending.delete(key);
    }
  };

  return {
    async remember(key: string, create: () => Promise<T>): Promise<T> {
      const value = kept.get<T>(key);
      if (value !== undefined) return value;
      const running = pending.get(key);
      if (running) return running;
      const made = make(key, create);
      pending.set(key, made);
      return made;
    },
    /** Forgets everything, answers in the making included. */
    clear() {
      kept.flushAll();
      pending.clear();
    },
    close: () => kept.close(),
  };
}

export type Cache<T> = ReturnType<typeof createCache<T>>;
