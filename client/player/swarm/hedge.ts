type Attempt<T> = {
  run: (signal: AbortSignal) => Promise<T>;
  /** How long to wait for it before the next one is begun beside it. */
  patienceMs: number;
};

/**
 * Begins attempts one after the other, each when the one before it has failed or is late. The first to succeed ends the
 * others. Throws what the last one threw when all have failed, and the reason of `signal` when that aborts.
 */
export async function hedged<T>(attempts: readonly Attempt<T>[], signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const running: Promise<T>[] = [];
  try {
    for (const { run, patienceMs } of attempts) {
      const attempt = run(either);
      running.push(attempt);
      const late = delay(patienceMs);
      const won = await Promise.race([Promise.any(running).then(given, () => null), late.passed]);
      late.cancel();
      if (won) return won.value;
      signal.throwIfAborted();
    }
    return await Promise.any(running);
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof AggregateError
      ? (error.errors.at(-1) ?? new Error('nobody is left to ask'))
      : error;
  } finally {
    over.abort();
    for (const attempt of running) attempt.catch(() => {});
  }
}

const given = <T>(value: T) => ({ value });

function delay(ms: number) {
  const { promise, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(resolve, ms, null);
  return { passed: promise, cancel: () => clearTimeout(timer) };
}
