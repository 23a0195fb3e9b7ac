/** Does something, unless that is being done: whoever asks meanwhile hears how it went, too. */
export function oneAtATime<Result>(act: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | null = null;
  return () => (running ??= act().finally(() => (running = null)));
}
