type Budget = { attempts: number; windowSeconds: number; maxKeys: number };

/** Counts what each key spends within windows of time. Forgets the oldest when it knows too many. */
export function createBudget({ attempts, windowSeconds, maxKeys }: Budget, now = Date.now) {
  const windows = new Map<string, { left: number; endsAt: number }>();
  return {
    /** Takes one of what the key has left, and says whether there was one. */
    spend(key: string): boolean {
      const time = now();
      let window = windows.get(key);
      if (!window || window.endsAt <= time) {
        windows.delete(key); // so that the order is that of age
        window = { left: attempts, endsAt: time + windowSeconds * 1000 };
        windows.set(key, window);
        if (windows.size > maxKeys) windows.delete(windows.keys().next().value!);
      }
      if (window.left === 0) return false;
      window.left--;
      return true;
    },
    /** Forgets windows that are over. */
    sweep(): void {
      const time = now();
      for (const [key, { endsAt }] of windows) {
        if (endsAt > time) return;
        windows.delete(key);
      }
    },
  };
}
