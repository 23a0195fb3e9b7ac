import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { onTestFinished } from 'vitest';

const MOVED_CLOCK = new URL('moved-clock.mjs', import.meta.url);

/**
 * A clock of its own for a process that is started with these settings. It is moved for what the process reads as the
 * time of day; timers, and the database, go as ever.
 */
export async function openClock() {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-clock-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'seconds');
  let seconds = 0;
  const move = async (to: number) => {
    seconds = to;
    await writeFile(`${file}.new`, String(to));
    await rename(`${file}.new`, file); // it is read at any moment
  };
  await move(0);
  return {
    settings: { CLOCK_FILE: file, NODE_OPTIONS: `--import=${MOVED_CLOCK.href}` },
    move,
    /** What that process takes for now. */
    now: () => new Date(Date.now() + seconds * 1000),
  };
}
