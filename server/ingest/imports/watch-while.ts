const LOOK_EVERY_SECONDS = 2; // the change may be made in another process than the one that works

/** Aborts soon after `isStill` says no more. */
export function watchWhile(isStill: () => Promise<boolean>): Disposable & { signal: AbortSignal } {
  const ended = new AbortController();
  const look = async () => {
    if (!(await isStill())) ended.abort(new Error('this work was ended'));
  };
  const timer = setInterval(() => void look().catch(() => {}), LOOK_EVERY_SECONDS * 1000); // the next look may do
  return { signal: ended.signal, [Symbol.dispose]: () => clearInterval(timer) };
}
