import { findSource, type SetRef } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';

const LOOK_EVERY_MS = 10_000;

/** Works on a source as long as it is that of its video. The work's signal aborts with `not_found` once it is not. */
export async function whileCurrent<Made>(
  { db, signal }: { db: Db; signal: AbortSignal },
  { videoId, setUuid }: SetRef,
  work: (signal: AbortSignal) => Promise<Made>,
): Promise<Made> {
  const gone = new AbortController();
  const look = async () => {
    const source = await findSource(db, videoId);
    if (source?.setUuid !== setUuid) gone.abort(notFound('Source'));
  };
  const timer = setInterval(() => void look().catch(() => {}), LOOK_EVERY_MS); // one that fails is followed by others
  try {
    return await work(AbortSignal.any([signal, gone.signal]));
  } finally {
    clearInterval(timer);
  }
}
