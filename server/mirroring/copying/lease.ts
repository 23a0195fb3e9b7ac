import type { Db } from '../../platform/db.ts';
import { type CopyRow, renewCopy } from '../queries.ts';

export const LEASE_SECONDS = 30;
const RENEW_SECONDS = 5;

/** The right to make a copy. */
export type Lease = Disposable & {
  /** Aborts when the copy is withdrawn, or taken by another because this process stood still for too long. */
  signal: AbortSignal;
  /** Renews it, and tells whether it is held: then nobody else takes the copy in the next moments. */
  isHeld(): Promise<boolean>;
};

/** Holds a copy that was claimed just now. While it is held, nobody else claims the copy. */
export function holdLease(db: Db, { id, nextAttemptAt }: CopyRow): Lease {
  const lost = new AbortController();
  let until: Date | undefined = nextAttemptAt;
  const renew = async () => {
    until &&= await renewCopy(db, id, until, LEASE_SECONDS);
    if (!until) lost.abort(new Error('this copy was withdrawn'));
    return until !== undefined;
  };
  let renewing = Promise.resolve(true);
  const isHeld = () => (renewing = renewing.catch(() => true).then(renew)); // one after the other
  const timer = setInterval(() => void isHeld().catch(() => {}), RENEW_SECONDS * 1000); // the next one may do
  return { signal: lost.signal, isHeld, [Symbol.dispose]: () => clearInterval(timer) };
}
