import type { Db } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import type { Progress } from '../../platform/ffmpeg.ts';
import { updateTranscode } from '../queries.ts';
import { ofStage, type Share } from './share.ts';

const INTERVAL_MS = 500;

type Followed = {
  videoId: number;
  setUuid: string;
  durationSeconds: number;
  share: Share;
  signal: AbortSignal;
};

/**
 * Writes down how far a run is, about twice a second at most. Its `signal` aborts with the given one, and with
 * `not_found` as soon as the video is deleted or has another source, so that no work is done for nobody. When disposed, all is written.
 */
export function reportProgress(
  db: Db,
  { videoId, setUuid, durationSeconds, share, signal }: Followed,
) {
  const deleted = new AbortController();
  let writing: Promise<void> | undefined;
  let nextAt = 0;

  const write = async ({ percent, speed, secondsLeft }: Progress) => {
    const told = { percent, speed: speed ?? null, secondsLeft: secondsLeft ?? null };
    const exists = await updateTranscode(db, { videoId, setUuid }, told);
    if (!exists) deleted.abort(notFound('Video'));
  };
  return {
    signal: AbortSignal.any([signal, deleted.signal]),
    onProgress(progress: Progress) {
      if (writing || performance.now() < nextAt) return;
      nextAt = performance.now() + INTERVAL_MS;
      writing = write(ofStage(progress, share, durationSeconds))
        .catch(() => {}) // the next one may be written; the work itself does not depend on it
        .finally(() => (writing = undefined));
    },
    async [Symbol.asyncDispose]() {
      await writing;
    },
  };
}
