import type { Db } from '../platform/db.ts';
import { renewCopy } from './queries.ts';

const LEASE_SECONDS = 180;
const RENEW_SECONDS = 15;

/** While it is held, nobody else takes the copy for one that waits. `signal` aborts when the copy is withdrawn. */
export async function holdLease(
  db: Db,
  copyId: number,
): Promise<Disposable & { signal: AbortSignal }> {
  const withdrawn = new AbortController();
  const renew = async () => {
    if (!(await renewCopy(db, copyId, LEASE_SECONDS)))
      withdrawn.abort(new Error('this copy was withdrawn'));
  };
  await renew();
  const timer = setInterval(() => void renew().catch(() => {}), RENEW_SECONDS * 1000); // the next one may do
  return { signal: withdrawn.signal, [Symbol.dispose]: () => clearInterval(timer) };
}
