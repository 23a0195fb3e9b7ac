/** Gives the claim back. */
export type Release = () => void;

/**
 * Claims a name among the tabs of this browser; null when another tab has it. Pages without TLS have no such locks:
 * there every claim is granted, and the node itself keeps two senders apart.
 */
export function claim(name: string): Promise<Release | null> {
  return request(name, { ifAvailable: true });
}

/** The same, waiting for the other tab to be done. Rejects when `signal` aborts. */
export function waitToClaim(name: string, signal: AbortSignal): Promise<Release | null> {
  return request(name, { signal });
}

function request(name: string, options: LockOptions): Promise<Release | null> {
  if (!('locks' in navigator)) return Promise.resolve(() => {});
  return new Promise((resolve, reject) => {
    const held = Promise.withResolvers<void>();
    navigator.locks
      .request(name, options, (lock) => {
        resolve(lock && held.resolve);
        return lock ? held.promise : undefined;
      })
      .catch(reject);
  });
}
