import NodeCache from 'node-cache';

/**
 * Answers kept in memory for seconds. `remember` makes each missing answer once, however many ask for it at the same
 * time; a failure is not kept. Never the only place of anything.
 */
export function createCache<T>({ ttlSeconds, maxKeys }: { ttlSeconds: number; maxKeys: number }) {
  const kept = new NodeCache({ stdTTL: ttlSeconds, checkperiod: ttlSeconds, useClones: false });
  const pending = new Map<string, Promise<T>>();

  const make = (key: string, create: () => Promise<T>) => {
    const making = create()
      .then((value) => {
        if (pending.get(key) !== making) return value; // dropped meanwhile: answer, but do not keep
        if (kept.getStats().keys >= maxKeys) kept.flushAll();
        kept.set(key, value);
        return value;
      })
      .finally(() => {
        if (pending.get(key) === making) pending.delete(key);
      });
    pending.set(key, making);
    return making;
  };

  return {
    async remember(key: string, create: () => Promise<T>): Promise<T> {
      const value = kept.get<T>(key);
      if (value !== undefined) return value;
      return pending.get(key) ?? make(key, create);
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
