import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Makes a film that shows a clip again and again, without encoding anything; returns its path. */
export async function repeated(clip: string, times: number, file: string): Promise<string> {
  const words = ['-v', 'error', '-y', '-stream_loop', String(times - 1), '-i', clip];
  await run('ffmpeg', [...words, '-c', 'copy', '-movflags', '+faststart', file]);
  return file;
}
