import { requireWhole } from '../whole.ts';
import type { Tools } from '../work.ts';
import type { EditTask } from './tasks.ts';

type Reading = Pick<Tools, 'ffmpeg' | 'storage'> & { signal: AbortSignal };
const TIMEOUT_MINUTES = 30;
const READ = ['-map', '0:v?', '-map', '0:a?', '-c', 'copy', '-f', 'null', '-'];

/** Reads what is joined with a film to its end: what is cut short would stand still. Fails with `unreadable_media`. */
export async function requireClips(
  { ffmpeg, storage, signal }: Reading,
  tasks: readonly EditTask[],
): Promise<void> {
  for (const task of tasks) {
    if (!('facts' in task)) continue;
    const path = storage.localPath({ key: task.key, place: 'local' });
    const { mediaSeconds } = await ffmpeg.run({
      inputs: [{ path, args: [] }],
      args: READ,
      foreign: true,
      signal,
      timeoutMinutes: TIMEOUT_MINUTES,
    });
    requireWhole(mediaSeconds, task.facts);
  }
}
