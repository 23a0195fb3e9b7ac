import { readdir } from 'node:fs/promises';

import { commandOf } from '../support/encoders.ts';
import { cpuSecondsOf, processesBelow } from './cpu.ts';

const PERIOD_MS = 500;

/** The media programs that run below a process. */
export const mediaProgramsBelow = async (root: number) =>
  mediaProgramsAmong(await processesBelow(root));

/** The commands of all media programs of the machine that work on files of a directory, whoever their parent is by now. */
export async function mediaProgramsOf(directory: string): Promise<string[]> {
  const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger);
  return (await mediaProgramsAmong(pids))
    .map(({ command }) => command)
    .filter((command) => command.includes(directory));
}

async function mediaProgramsAmong(pids: number[]) {
  const all = await Promise.all(pids.map(async (pid) => ({ pid, command: await commandOf(pid) })));
  return all.filter(({ command }) => /^(ffmpeg|ffprobe) /.test(command));
}

/** Notes the most CPU that any one media program below a process uses: that shows a hang, however busy the machine is. */
export function watchMediaPrograms(root: number) {
  let worst = { cpuSeconds: 0, command: 'none' };
  const look = async () => {
    for (const { pid, command } of await mediaProgramsBelow(root)) {
      const cpuSeconds = await cpuSecondsOf([pid]);
      if (cpuSeconds > worst.cpuSeconds) worst = { cpuSeconds, command };
    }
  };
  const timer = setInterval(() => void look().catch(() => {}), PERIOD_MS); // one may end while it is looked at
  return { worst: () => worst, [Symbol.dispose]: () => clearInterval(timer) };
}
