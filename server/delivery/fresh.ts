type Kept<T> = { value: T | undefined; staleAt: number };

/**
 * What was looked up in the last seconds, absence included, dropped at once when told so. A hit is answered without a
 * promise: every byte range of every viewer starts here. At `maxKeys` the oldest make room.
 */
export function createFresh<T>(
  find: (key: string) => Promise<T | undefined>,
  { ttlSeconds, maxKeys }: { ttlSeconds: number; maxKeys: number },
) {
  const kept = new Map<string, Kept<T>>();
  const pending = new Map<string, Promise<T | undefined>>();

  const keep = (key: string, value: T | undefined) => {
    kept.delete(key);
    if (kept.size >= maxKeys) kept.delete(kept.keys().next().value!);
    kept.set(key, { value, staleAt: performance.now() + ttlSeconds * 1000 });
  };
  const look = (key: string) => {
    const looking = find(key)
      .then((value) => {
        if (pending.get(key) === looking) keep(key, value); // dropped meanwhile: answer, but do not keep
        return value;
      })
      .finally(() => {
        if (pending.get(key) === looking) pending.delete(key);
      });
    pending.set(key, looking);
    return looking;
  };

  return {
    get(key: string): T | undefined | Promise<T | undefined> {
      const known = kept.get(key);
      if (known && known.staleAt > performance.now()) return known.value;
      return pending.get(key) ?? look(key);
    },
    drop(key: string) {
      kept.delete(key);
      pending.delete(key);
    },
    clear() {
      kept.clear();
      pending.clear();
    },
  };
}
