/** Starts a time that a transfer may take: `signal` aborts when it is over, which `extend` puts off by as much again. */
export function startTimeLimit(ms: number) {
  const over = new AbortController();
  const fall = () => over.abort(new Error('nothing came'));
  let timer = setTimeout(fall, ms);
  return {
    signal: over.signal,
    extend(): void {
      clearTimeout(timer);
      timer = setTimeout(fall, ms);
    },
    /** Ends what is still under way. */
    end(): void {
      clearTimeout(timer);
      over.abort();
    },
  };
}
