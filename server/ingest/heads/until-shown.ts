import { EventEmitter, once } from 'node:events';

import { CATALOG_CHANGES, findVideo, VideoState } from '../../catalog/index.ts';
import { isQueuePaused } from '../../instance/index.ts';
import type { Database, Db } from '../../platform/db.ts';

const PATIENCE_SECONDS = 4; // a short film is being shown by then, and nobody takes an upload that says nothing for dead

/**
 * Waits until a video that was uploaded can be watched, which PeerTube's clients take for granted once they are answered;
 * not long, and not where its owner wants to wait for all of it, or where the queue stands still.
 */
export async function openUntilShown(
  { db, database }: { db: Db; database: Database },
  patienceSeconds = PATIENCE_SECONDS,
) {
  const changes = new EventEmitter().setMaxListeners(0);
  await database.listen(CATALOG_CHANGES, (uuid) => void changes.emit(uuid));

  return async ({ uuid }: { uuid: string }): Promise<void> => {
    if (await isQueuePaused(db)) return;
    const answered = new AbortController();
    const signal = AbortSignal.any([answered.signal, AbortSignal.timeout(patienceSeconds * 1000)]);
    try {
      while (!signal.aborted) {
        const changed = once(changes, uuid, { signal }).catch(() => {});
        if (!(await isBeingMade(db, uuid))) return;
        await changed;
      }
    } finally {
      answered.abort();
    }
  };
}

export type UntilShown = Awaited<ReturnType<typeof openUntilShown>>;

async function isBeingMade(db: Db, uuid: string): Promise<boolean> {
  const video = (await findVideo(db, uuid))?.video;
  return video?.state === VideoState.toTranscode && !video.waitTranscoding;
}
