import type { Db } from '../../platform/db.ts';
import type { Claimed } from './end-import.ts';
import { isUnderWay } from './import-state.ts';
import { findImport } from './queries.ts';

const LOOK_EVERY_SECONDS = 2; // it may be cancelled in another process than the one that fetches

/** Aborts as soon as an import is no longer this run's: it was cancelled or tried anew, or its video is gone. */
export function watchImport(
  db: Db,
  { id, uploadId }: Claimed,
): Disposable & { signal: AbortSignal } {
  const ended = new AbortController();
  const look = async () => {
    const row = await findImport(db, id);
    const isOurs = row?.uploadId === uploadId && row.videoId !== null && isUnderWay(row);
    if (!isOurs) ended.abort(new Error('this import was ended'));
  };
  const timer = setInterval(() => void look().catch(() => {}), LOOK_EVERY_SECONDS * 1000); // the next look may do
  return { signal: ended.signal, [Symbol.dispose]: () => clearInterval(timer) };
}
