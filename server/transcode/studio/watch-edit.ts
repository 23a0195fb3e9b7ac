import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import type { Progress } from '../../platform/ffmpeg.ts';
import { updateEdit } from './edit-queries.ts';

const INTERVAL_MS = 700;

/** Writes down how far an edit is. Its `signal` aborts with the given one, and as soon as the edit has ended otherwise. */
export function watchEdit(db: Db, uuid: string, signal: AbortSignal) {
  const ended = new AbortController();
  let percent = 0;
  const write = async () => {
    if (!(await updateEdit(db, uuid, { percent })))
      ended.abort(new Failure('conflict', 'This edit was cancelled.'));
  };
  const timer = setInterval(() => void write().catch(() => {}), INTERVAL_MS); // the next one may be written
  return {
    signal: AbortSignal.any([signal, ended.signal]),
    onProgress(progress: Progress) {
      percent = Math.min(99, progress.percent);
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
}
